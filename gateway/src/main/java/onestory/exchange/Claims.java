package onestory.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.authority.Decision;
import onestory.councils.Organisation;
import onestory.councils.Partner;
import onestory.councils.Partner.Delivers;
import onestory.record.FamilyKeys;
import onestory.record.Key;
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
        exceptStillNeeded(
            Difference.between(
                held.stream().collect(Collectors.toMap(Holding::key, Holding::hash)), view),
            organisation,
            family);
    if (!difference.undecided().isEmpty()
        && organisation.partner().delivers() == Delivers.WHOLE_VIEW) {
      // a whole view without what is undecided would recall it
      steps.held(organisation.reference(), family, "REVIEW: a person must decide first");
      return null;
    }
    var recall = recall(organisation, family, difference);
    if (recall.isEmpty()) {
      recalls.lapsed(organisation.reference(), family);
    }
    if (difference.isEmpty()) {
      if (held.isEmpty() && !view.undecided().isEmpty()) {
        // it would look as if nothing were to be shared, and nobody would be asked
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
        removed(difference),
        alone && !difference.changed().isEmpty());
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

  private Difference exceptStillNeeded(Difference all, Organisation organisation, UUID family) {
    return new Difference(
        all.changed(),
        all.removed().stream()
            .filter(removal -> !stillNeeded(organisation, family, removal.key()))
            .toList(),
        all.unchanged(),
        all.undecided());
  }

  /**
   * A professional, or a human with two households, who is held for another family too stays,
   * though this family no longer lets them be held.
   */
  private boolean stillNeeded(Organisation organisation, UUID family, String key) {
    var type = key.substring(0, key.indexOf('/'));
    if (!SHARED.contains(type)) {
      return false;
    }
    var id = UUID.fromString(key.substring(key.indexOf('/') + 1));
    return holdings.familiesHolding(organisation.reference(), new Key(type, id)).stream()
        .anyMatch(other -> !other.equals(family));
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

  private static Set<String> removed(Difference difference) {
    return difference.removed().stream().map(Difference.Removal::key).collect(Collectors.toSet());
  }
}
