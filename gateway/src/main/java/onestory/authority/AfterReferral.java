package onestory.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The family's permissions, as far as a referral to children's social care has not closed them: but
 * for the classes that the council's file names, a permission counts only if it began after the
 * referral.
 *
 * @param permissions what the permissions say that began after a moment
 */
record AfterReferral(PermissionsSince permissions, Contacts contacts, Policy policy) {

  /** Decides a resource that has an information class and is about a child or the family. */
  Decision decide(Facts facts) {
    Decision open = permissions.at(Instant.MIN).decide(facts);
    Optional<Referral> referral = contacts.referral(facts.concerns().children());
    if (open.outcome() == Outcome.DENY
        || referral.isEmpty()
        || !policy.safeguarding().closes(facts.informationClass().orElse(""))) {
      return open;
    }
    Decision since = permissions.at(referral.get().at()).decide(facts);
    // what a person must look at first is recalled too: nobody permitted it after the referral
    return since.outcome().permits() ? since : closed(referral.get());
  }

  private Decision closed(Referral referral) {
    return new Verdict(policy.version())
        .deny(
            "deny/referred-to-social-care",
            List.of(referral.version()),
            "the child was referred to children's social care after it was permitted",
            "A permission that begins after the referral, or a referral that is taken back.");
  }
}
