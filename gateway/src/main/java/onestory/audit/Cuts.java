package onestory.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what is kept no longer: one person asks for it, another one agrees, every node signs what is
 * ended in its own anchors, and the last one to sign ends it. So each node can tell what was ended
 * from what somebody took out.
 */
@Component
@ConditionalOnProperty(
    name = "onestory.audit.verify-only",
    matchIfMissing = true,
    havingValue = "false")
public final class Cuts {

  /**
   * What can be ended of a chain.
   *
   * @param upTo the place of the last event that is ended; 0 when none is
   * @param events how many are
   * @param stoppedBy why not more: legal-hold, not-as-written; null when all that is old is
   * @param stoppedAt the place of the first event that stays for that; 0 for none
   */
  public record ChainCut(String chain, long upTo, long events, String stoppedBy, long stoppedAt) {}

  /**
   * A cut as it stands.
   *
   * @param state asked, approved, ended, stopped
   * @param failure why it was stopped
   * @param waitsFor the nodes that have not signed yet
   */
  public record Report(
      UUID id,
      Instant olderThan,
      String state,
      String askedBy,
      String approvedBy,
      String failure,
      List<String> waitsFor,
      List<ChainCut> chains) {}

  private final CutStore store;
  private final CutPlan plan;
  private final Verification verification;
  private final Anchoring anchoring;
  private final AuditNode node;
  private final AuditYears years;
  private final ObjectFactory<KeptEvents> kept;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Cuts(
      CutStore store,
      CutPlan plan,
      Verification verification,
      Anchoring anchoring,
      AuditNode node,
      AuditYears years,
      ObjectFactory<KeptEvents> kept,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.plan = plan;
    this.verification = verification;
    this.anchoring = anchoring;
    this.node = node;
    this.years = years;
    this.kept = kept;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How many years events are kept; empty for ever. */
  public OptionalInt years() {
    return years.years();
  }

  /** What is old enough to be ended now. */
  public List<ChainCut> due() {
    return plan.of(years.olderThan(clock.instant()), kept.getObject()).stream()
        .map(Cuts::told)
        .toList();
  }

  /** Every cut, the newest first. */
  public List<Report> all() {
    return store.all().stream().map(this::report).toList();
  }

  /**
   * Asks for it.
   *
   * @throws NotCuttable when nothing is due, or a cut is asked for already
   */
  public UUID ask(AuditAgent who) {
    var olderThan = years.olderThan(clock.instant());
    if (plan.of(olderThan, kept.getObject()).stream().allMatch(each -> each.part() == null)) {
      throw new NotCuttable("nothing-due");
    }
    var id = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> {
          if (!store.ask(id, years.years().orElseThrow(), olderThan, who.id(), clock.instant())) {
            throw new NotCuttable("asked-already");
          }
          audit.record(entry(who, id).under("asked; older than " + olderThan));
        });
    return id;
  }

  /**
   * Agrees to it, and ends it once every node has signed.
   *
   * @throws NotCuttable when there is nothing to agree to, the same person asked for it, or nothing
   *     of it is as it was written
   */
  public Report approve(UUID id, AuditAgent who) {
    transaction.executeWithoutResult(
        status -> {
          var asked = openAs(id, "asked");
          if (asked.askedBy().equals(who.id())) {
            throw new NotCuttable("second-person");
          }
          var planned =
              plan.of(asked.olderThan(), kept.getObject()).stream()
                  .map(CutPlan.Planned::part)
                  .filter(Objects::nonNull)
                  .toList();
          // what is not as it was written stays as it is: it is evidence
          var parts =
              planned.stream().filter(part -> verification.upTo(part.last()).isEmpty()).toList();
          if (parts.isEmpty()) {
            throw new NotCuttable(planned.isEmpty() ? "nothing-due" : "not-as-written");
          }
          store.approve(
              new Cut(id, asked.olderThan(), asked.askedBy(), who.id(), parts), clock.instant());
          audit.record(entry(who, id).under("approved"));
        });
    goOn();
    return all().stream().filter(cut -> cut.id().equals(id)).findFirst().orElseThrow();
  }

  /** Takes back what was asked for and not agreed to; the one who asked may. */
  public void stop(UUID id, AuditAgent who) {
    transaction.executeWithoutResult(
        status -> {
          openAs(id, "asked");
          stopped(id, "taken-back", who);
        });
  }

  private CutStore.Stored openAs(UUID id, String state) {
    return store
        .open()
        .filter(cut -> cut.id().equals(id) && cut.state().equals(state))
        .orElseThrow(() -> new NotCuttable("not-asked"));
  }

  /** Says that this node is there; signs what was agreed to, and ends it if all have. */
  void goOn() {
    store.seen(node.id());
    transaction.executeWithoutResult(
        status -> store.open().filter(cut -> cut.state().equals("approved")).ifPresent(this::goOn));
  }

  private void goOn(CutStore.Stored stored) {
    var id = stored.id();
    var parts = store.parts(id);
    if (isHeld(parts)) {
      stopped(id, "legal-hold", AuditAgent.gateway());
      return;
    }
    if (!store.isSigned(id, node.id()) && !sign(stored, parts)) {
      return;
    }
    if (store.unsigned(id).isEmpty()) {
      long events = store.end(id);
      store.close(id, "ended", null, clock.instant());
      audit.record(withParts(entry(AuditAgent.gateway(), id), parts).under("ended; " + events));
    }
  }

  /** The node trusts the database with none of it: not with the age, not with what is ended. */
  private boolean sign(CutStore.Stored stored, List<Cut.Part> parts) {
    var id = stored.id();
    if (years().isEmpty() || stored.olderThan().isAfter(years.olderThan(clock.instant()))) {
      stopped(id, "kept longer by node " + node.id(), AuditAgent.gateway());
      return false;
    }
    if (!parts.stream().allMatch(part -> verification.upTo(part.last()).isEmpty())) {
      stopped(id, "not as written, says node " + node.id(), AuditAgent.gateway());
      return false;
    }
    var cut = new Cut(id, stored.olderThan(), stored.askedBy(), stored.approvedBy(), parts);
    var anchor = anchoring.cut(cut);
    store.sign(id, node.id());
    audit.record(
        withParts(entry(AuditAgent.gateway(), id), parts)
            .with(AuditEntity.Role.ACCOUNT, stored.askedBy())
            .with(AuditEntity.Role.ACCOUNT, stored.approvedBy())
            .under("signed; anchor " + anchor.number() + " " + anchor.fingerprint()));
    return true;
  }

  private boolean isHeld(List<Cut.Part> parts) {
    var references = kept.getObject().references();
    return parts.stream()
        .map(Cut.Part::last)
        .anyMatch(last -> store.firstKept(last.chain(), last.sequence(), references).isPresent());
  }

  private void stopped(UUID id, String why, AuditAgent who) {
    store.close(id, "stopped", why, clock.instant());
    audit.record(entry(who, id).ended(AuditOutcome.REFUSED, "stopped; " + why));
  }

  private static AuditEntry entry(AuditAgent who, UUID id) {
    return AuditEntry.of(AuditKind.AUDIT_CUT, who).with(AuditEntity.Role.JOB, id.toString());
  }

  private static AuditEntry withParts(AuditEntry entry, List<Cut.Part> parts) {
    return entry.with(
        parts.stream()
            .map(Cut.Part::last)
            .map(last -> new AuditEntity(AuditEntity.Role.JOB, last.toString()))
            .toList());
  }

  private Report report(CutStore.Stored cut) {
    return new Report(
        cut.id(),
        cut.olderThan(),
        cut.state(),
        cut.askedBy(),
        cut.approvedBy(),
        cut.failure(),
        cut.state().equals("approved") ? store.unsigned(cut.id()) : List.of(),
        store.parts(cut.id()).stream()
            .map(part -> new CutPlan.Planned(part.last().chain(), part, null, 0))
            .map(Cuts::told)
            .toList());
  }

  private static ChainCut told(CutPlan.Planned planned) {
    var part = planned.part();
    return new ChainCut(
        planned.chain(),
        part == null ? 0 : part.last().sequence(),
        part == null ? 0 : part.events(),
        planned.stoppedBy(),
        planned.stoppedAt());
  }
}
