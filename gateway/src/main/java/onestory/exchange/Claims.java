package onestory.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Decision;
import onestory.councils.Organisation;
import onestory.councils.Partner;
import onestory.councils.Partner.Delivers;
import onestory.record.FamilyKeys;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides what an organisation is to be sent now, and writes it down as an attempt, all in the
 * caller's transaction.
 */
@Component
final class Claims {

  // what may stand in several families' records
  private static final Set<String> SHARED =
      Set.of("Organization", "Practitioner", "PractitionerRole", "Patient");

  private final JdbcClient jdbc;
  private final FamilyViews views;
  private final FamilyKeys keys;
  private final HoldingStore holdings;
  private final DeliveryStore deliveries;
  private final RecallStore recalls;
  private final RecallAudit recallAudit;
  private final StepStore steps;
  private final ClaimAudit audit;

  Claims(
      JdbcClient jdbc,
      FamilyViews views,
      FamilyKeys keys,
      HoldingStore holdings,
      DeliveryStore deliveries,
      RecallStore recalls,
      RecallAudit recallAudit,
      StepStore steps,
      ClaimAudit audit) {
    this.jdbc = jdbc;
    this.views = views;
    this.keys = keys;
    this.holdings = holdings;
    this.deliveries = deliveries;
    this.recalls = recalls;
    this.recallAudit = recallAudit;
    this.steps = steps;
    this.audit = audit;
  }

  /** Null when the organisation already holds just what it may. */
  Claim claim(Organisation organisation, UUID family) {
    var locked = lockAgainstRecording(family);
    if (locked == null) {
      return null; // erased meanwhile
    }
    long epoch = locked.epoch();
    var viewed =
        locked.erasing() && organisation.partner().basis() != Partner.Basis.PUBLIC_TASK
            ? views.nothing(organisation, family)
            : views.toDeliver(organisation, family);
    var view = viewed.view();
    audit.decided(organisation, view);
    var held = holdings.of(organisation.reference(), family);
    var difference =
        leavingToOthers(
            Difference.between(
                held.stream().collect(Collectors.toMap(Holding::key, Holding::hash)), view),
            organisation,
            family);
    var recall = recall(organisation, family, difference);
    boolean wholeView = organisation.partner().delivers() == Delivers.WHOLE_VIEW;
    if (wholeView && !difference.undecided().isEmpty() && !difference.isWithdrawn()) {
      // a whole view without what is undecided would recall it: only a withdrawal can't wait for it
      steps.held(organisation.reference(), family, "REVIEW: a person must decide first");
      return null;
    }
    if (recall.isEmpty()) {
      recalls.lapsed(organisation.reference(), family);
    }
    if (difference.isEmpty()) {
      if (!view.undecided().isEmpty()) {
        // it would look as if nothing else were to be shared, and nobody would be asked
        steps.held(organisation.reference(), family, "REVIEW: a person must decide first");
      } else {
        steps.inStep(organisation.reference(), family, epoch);
      }
      return null;
    }
    boolean alone = recall.filter(r -> goesAlone(organisation, r)).isPresent();
    var delivery =
        alone
            ? recalling(organisation, family, view, recall.get())
            : delivery(organisation, family, view, difference, recall);
    deliveries.sending(delivery, epoch, viewed);
    if (!alone) {
      audit.disclosing(delivery, difference.changed());
    }
    recall.ifPresent(
        asked -> {
          recalls.asking(asked, delivery);
          recallAudit.asked(asked, delivery);
        });
    return new Claim(
        delivery,
        epoch,
        alone ? List.of() : newlyHeld(difference),
        wholeView && !alone ? withUndecided(difference) : removed(difference),
        alone && !difference.changed().isEmpty() || !view.undecided().isEmpty());
  }

  /** Whether the record has changed since the claim: what was decided then may not hold now. */
  boolean overtaken(Claim claim) {
    return jdbc.sql("select epoch from family where id = ?")
        .param(claim.delivery().family())
        .query(Long.class)
        .optional()
        .filter(now -> now == claim.epoch())
        .isEmpty();
  }

  /** The council's own case system is corrected, not recalled: it holds everything by right. */
  private Optional<Recall> recall(Organisation organisation, UUID family, Difference difference) {
    if (difference.removed().isEmpty()
        || organisation.partner().basis() == Partner.Basis.PUBLIC_TASK) {
      return Optional.empty();
    }
    var rules =
        difference.removed().stream()
            .map(removal -> removal.because().map(Decision::rule).orElse("gone"))
            .distinct()
            .sorted()
            .toList();
    return Optional.of(
        new Recall(
            recalls.open(organisation.reference(), family).orElseGet(UUID::randomUUID),
            organisation.partner().recall(),
            difference.removed().stream().map(Difference.Removal::key).toList(),
            rules));
  }

  /** What replaces a whole view by what is left of it, or by nothing, is the recall itself. */
  private static boolean goesAlone(Organisation organisation, Recall recall) {
    return organisation.partner().delivers() != Delivers.WHOLE_VIEW
        || recall.way() != Partner.Recall.DELETE;
  }

  /**
   * A family's record as it is while a claim is made.
   *
   * @param erasing it is to be erased: nobody but the council may hold anything of it
   */
  private record Locked(long epoch, boolean erasing) {}

  /** The family's epoch; nothing can be recorded for it until the attempt is written down. */
  private Locked lockAgainstRecording(UUID family) {
    return jdbc.sql("select epoch, erasing from family where id = ? for share")
        .param(family)
        .query((row, n) -> new Locked(row.getLong(1), row.getBoolean(2)))
        .optional()
        .orElse(null);
  }

  /**
   * A professional, or a human with two households, who is held for another family too stays,
   * though this family no longer lets them be held: from now on they are held for the other alone,
   * and the last family that lets go of them recalls them. Of a view that is replaced each family
   * has its own.
   */
  private Difference leavingToOthers(Difference all, Organisation organisation, UUID family) {
    var partner = organisation.partner();
    var shared =
        all.removed().stream()
            .map(Difference.Removal::key)
            .filter(key -> SHARED.contains(key.substring(0, key.indexOf('/'))))
            .toList();
    boolean replaced =
        partner.delivers() == Delivers.WHOLE_VIEW && partner.recall() == Partner.Recall.DELETE;
    if (shared.isEmpty() || replaced) {
      return all;
    }
    var left = holdings.leaveToOthers(organisation.reference(), family, shared);
    return new Difference(
        all.changed(),
        all.removed().stream().filter(removal -> !left.contains(removal.key())).toList(),
        all.unchanged(),
        all.undecided());
  }

  private static Delivery recalling(
      Organisation organisation, UUID family, View view, Recall recall) {
    var id = UUID.randomUUID();
    return new Delivery(
        id,
        organisation,
        family,
        RecallBundle.of(id.toString(), recall),
        view.resources().isEmpty(),
        Optional.of(recall));
  }

  private Delivery delivery(
      Organisation organisation,
      UUID family,
      View view,
      Difference difference,
      Optional<Recall> recall) {
    var id = UUID.randomUUID();
    var bundle =
        organisation.partner().delivers() == Delivers.WHOLE_VIEW
            ? DeliveryBundle.ofWholeView(family.toString(), entry(organisation), view)
            : DeliveryBundle.ofDifference(id.toString(), difference, view, () -> keys.of(family));
    return new Delivery(id, organisation, family, bundle, view.resources().isEmpty(), recall);
  }

  private static Organization entry(Organisation organisation) {
    var entry = new Organization().setName(organisation.name());
    entry.setId(organisation.reference());
    entry
        .addIdentifier()
        .setSystem(organisation.identifier().system())
        .setValue(organisation.identifier().value());
    return entry;
  }

  private static List<Holding> newlyHeld(Difference difference) {
    return difference.changed().stream()
        .map(
            change ->
                new Holding(
                    change.key(),
                    Integer.parseInt(change.resource().getMeta().getVersionId()),
                    change.hash(),
                    change.decision().rule()))
        .toList();
  }

  /**
   * A view that is replaced without them has them no more; a person decides whether they return.
   */
  private static Set<String> withUndecided(Difference difference) {
    return Stream.concat(removed(difference).stream(), difference.undecided().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> removed(Difference difference) {
    return difference.removed().stream().map(Difference.Removal::key).collect(Collectors.toSet());
  }
}
