package onestory.authority;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person must settle first, and what they can do about it. */
record Unsettled(Verdict verdict) {

  /** A consent that may concern the organisation and can't be read holds up everything. */
  Optional<Decision> unreadable(Stream<ChildAuthority> authorities) {
    return authorities
        .flatMap(authority -> authority.unreadable().stream())
        .findFirst()
        .map(
            sharing ->
                unreadable(
                    List.of(sharing.version()),
                    sharing.version() + " " + sharing.terms().unreadable().orElse("")));
  }

  /**
   * Why it would be permitted if every doubt were found in its favour.
   *
   * @param certain the denial while doubts stand
   * @param authorities what the consents say about the children that it concerns
   */
  Decision doubtful(Decision certain, List<ChildAuthority> authorities) {
    if (certain.rule().equals("deny/no-agreement")) {
      if (authorities.stream().anyMatch(ChildAuthority::refusedByYoungPerson)) {
        return verdict.review(
            "review/young-person-refused",
            certain.consents(),
            "a competent young person refused what a parent agreed to",
            "A person must settle it and record the young person's decision.");
      }
      List<Agreement> strange = authorities.stream().flatMap(ChildAuthority::strange).toList();
      if (!strange.isEmpty()) {
        return unreadable(
            strange.stream().map(Agreement::version).toList(),
            strange.get(0).version() + " " + strange.get(0).unreadable().orElseThrow());
      }
    }
    List<Sharing> possible = authorities.stream().flatMap(a -> a.possible().stream()).toList();
    if (!possible.isEmpty()) {
      return verdict.review(
          "review/recipient-unknown",
          possible.stream().map(Sharing::version).toList(),
          "a permission names somebody of whom it can't be told which organisation it is",
          "A new version of that permission, naming the organisation itself.");
    }
    if (authorities.stream().anyMatch(a -> a.school() == Schooling.UNSURE)) {
      return verdict.review(
          "review/school-unsettled",
          certain.consents(),
          "the child has left this school, and no other is named, or another source still names it",
          "Correct the child's school in the system that is wrong, or withdraw the permission there.");
    }
    if (authorities.stream().anyMatch(ChildAuthority::ageUnknown)) {
      return verdict.review(
          "review/age-unknown",
          certain.consents(),
          "the child may have come of age: only a year or month of birth is known",
          "Record in the source system on which day the child was born.");
    }
    return verdict.review(
        "review/parental-responsibility-unknown",
        certain.consents(),
        "it hangs on somebody whose parental responsibility is not known",
        "Record in the source system whether they have parental responsibility.");
  }

  private Decision unreadable(List<String> consents, String reason) {
    return verdict.review(
        "review/consent-unreadable", consents, reason, "Send a corrected version of that consent.");
  }
}
