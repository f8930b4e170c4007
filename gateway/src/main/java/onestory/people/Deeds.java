package onestory.people;

import java.util.Optional;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import onestory.audit.RefusalTrail;
import onestory.audit.RequestGrounds;
import org.springframework.stereotype.Component;

/**
 * Writes down what people did with accounts (TRUST 9); ids and codes only, never a name that was
 * typed: it may be a password, typed too early.
 */
@Component
final class Deeds {

  private final AuditTrail audit;
  private final RefusalTrail refusals;
  private final RequestGrounds grounds;

  Deeds(AuditTrail audit, RefusalTrail refusals, RequestGrounds grounds) {
    this.audit = audit;
    this.refusals = refusals;
    this.grounds = grounds;
  }

  void signedIn(Account account, String how) {
    audit.recordApart(of(AuditKind.SIGNED_IN, account, account).under("sign-in/" + how));
  }

  void signedOut(Account account) {
    audit.recordApart(of(AuditKind.SIGNED_OUT, account, account));
  }

  /**
   * Somebody failed to sign in.
   *
   * @param account the one that they named, if there is one
   */
  void refused(Optional<Account> account, String why) {
    var entry =
        AuditEntry.of(AuditKind.AUTHENTICATION_FAILED, AuditAgent.stranger())
            .ended(AuditOutcome.REFUSED, "sign-in/" + why);
    refusals.record(account.map(named -> about(entry, named)).orElse(entry));
    grounds.told();
  }

  /** Within the transaction that does it. */
  void changed(Account by, Account whose, String what) {
    audit.record(of(AuditKind.ACCOUNT_CHANGED, by, whose).under("account/" + what));
  }

  /** Within the transaction that does it. */
  void rolesChanged(Account by, Account whose) {
    audit.record(of(AuditKind.ROLE_CHANGED, by, whose).under("account/roles"));
  }

  /**
   * @param by null for the gateway itself
   */
  private static AuditEntry of(AuditKind kind, Account by, Account whose) {
    var agent =
        by == null
            ? AuditAgent.gateway()
            : AuditAgent.person("person-" + by.id(), by.organisation());
    return about(AuditEntry.of(kind, agent), whose);
  }

  private static AuditEntry about(AuditEntry entry, Account account) {
    return entry.with(AuditEntity.Role.ACCOUNT, "person-" + account.id());
  }
}
