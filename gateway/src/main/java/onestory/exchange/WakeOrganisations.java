package onestory.exchange;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.authority.Canonical;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.record.RecordListener;
import onestory.record.Recorded;
import onestory.work.Worklist;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a family's record has changed: notes that the case system holds what it told itself, and
 * asks for every other organisation that may be concerned to be brought into step. All in the
 * recording transaction.
 */
@Component
final class WakeOrganisations implements RecordListener {

  private final JdbcClient jdbc;
  private final Directory directory;
  private final HoldingStore holdings;
  private final StepStore steps;
  private final Worklist worklist;
  private final FhirContext fhir;

  WakeOrganisations(
      JdbcClient jdbc,
      Directory directory,
      HoldingStore holdings,
      StepStore steps,
      Worklist worklist,
      FhirContext fhir) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.holdings = holdings;
    this.steps = steps;
    this.worklist = worklist;
    this.fhir = fhir;
  }

  @Override
  public void recorded(Recorded recorded) {
    var custodian = directory.custodian(recorded.council()).orElse(null);
    boolean toldByCustodian =
        custodian != null && custodian.council().caseSystem().equals(recorded.source());
    if (toldByCustodian) {
      holdsWhatItTold(custodian, recorded);
    }
    var concerned = concerned(recorded.family());
    if (custodian != null && custodian.receives() && !(toldByCustodian && nothingAdded(recorded))) {
      concerned.add(custodian.reference());
    }
    concerned.forEach(
        organisation -> {
          steps.waiting(organisation, recorded.family(), recorded.epoch());
          worklist.ask(BringIntoStep.WORK, new StepKey(organisation, recorded.family()).text());
        });
  }

  private static boolean nothingAdded(Recorded recorded) {
    return !recorded.derived() && recorded.told().stream().allMatch(Recorded.Told::asRecorded);
  }

  private void holdsWhatItTold(Organisation custodian, Recorded recorded) {
    holdings.hold(
        custodian.reference(),
        recorded.family(),
        recorded.told().stream()
            .map(
                told ->
                    new Holding(
                        told.key().reference(),
                        told.version(),
                        ContentHash.of((Resource) fhir.newJsonParser().parseResource(told.json())),
                        "source"))
            .toList());
  }

  /** Those whom a permission names, who made a contact, and who ever were brought into step. */
  private Set<String> concerned(UUID family) {
    var named =
        jdbc.sql(
                """
                select actor->'reference'->>'reference'
                from resource, jsonb_array_elements(content->'provision'->'actor') as actor
                where family = ? and type = 'Consent'
                union
                select made->'valueReference'->>'reference'
                from resource, jsonb_array_elements(content->'extension') as made
                where family = ? and type = 'ServiceRequest' and made->>'url' = ?
                union
                select organisation from step where family = ?
                """)
            .params(family, family, Canonical.REFERRER, family)
            .query(String.class)
            .list();
    return named.stream()
        .filter(
            reference ->
                reference != null
                    && directory.organisation(reference).filter(Organisation::receives).isPresent())
        .collect(Collectors.toCollection(TreeSet::new)); // always in the same order: no deadlocks
  }
}
