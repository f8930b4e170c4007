package onestory.authority;

import java.util.List;
import java.util.Optional;

/**
 * What the family holds back from one organisation. An exception or denial by anyone, about any
 * child that the resource concerns, beats every permission.
 */
record Limits(Verdict verdict) {

  Optional<Decision> find(Facts facts, List<ChildAuthority> authorities) {
    for (ChildAuthority authority : authorities) {
      for (Sharing refusal : authority.refusals()) {
        if (refusal.terms().refuses(facts)) {
          return Optional.of(denied("deny/refused", refusal, "denies it"));
        }
      }
      for (Sharing limit : authority.limits()) {
        Optional<String> exception = limit.terms().exception(facts);
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
}
