package onestory.authority;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the family holds back from one organisation. An exception or denial by anyone, about any
 * child that the resource concerns, beats every permission.
 */
record Limits(Verdict verdict) {

  Optional<Decision> find(Facts facts, List<ChildAuthority> authorities) {
    for (ChildAuthority authority : authorities) {
      for (Sharing refusal : authority.refusals()) {
        if (refuses(refusal.terms(), facts)) {
          return Optional.of(denied("deny/refused", refusal, "denies it"));
        }
      }
      for (Sharing limit : authority.limits()) {
        Optional<String> exception = exception(limit.terms(), facts);
        if (exception.isPresent()) {
          return Optional.of(
              denied(
                  "deny/exception/" + exception.get(),
                  limit,
                  "makes an exception for " + exception.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Decision denied(String rule, Sharing by, String what) {
    return verdict.deny(
        rule,
        List.of(by.version()),
        by.version() + " " + what,
        "A new version of " + by.version() + " without it, by the one who gave it.");
  }

  private static boolean refuses(Terms terms, Facts facts) {
    boolean everything = terms.classes().isEmpty() && terms.named().isEmpty();
    return everything
        || facts.informationClass().filter(terms.classes()::contains).isPresent()
        || need(terms.named(), facts).isPresent();
  }

  private static Optional<String> exception(Terms terms, Facts facts) {
    Optional<String> byNeed = need(terms.exceptNeeds(), facts).map(need -> "need-" + need);
    return byNeed.isPresent()
        ? byNeed
        : facts.informationClass().filter(terms.exceptClasses()::contains).map(c -> "class-" + c);
  }

  private static Optional<String> need(Set<String> codes, Facts facts) {
    return facts.substance().needs().stream()
        .filter(need -> codes.stream().anyMatch(code -> NeedCode.covers(code, need)))
        .findFirst();
  }
}
