package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The further readings of a family's consents, with the consents that they add. */
@Component
final class Readings {

  private final ReadingStore store;
  private final JdbcClient jdbc;
  private final FhirContext fhir;

  Readings(ReadingStore store, JdbcClient jdbc, FhirContext fhir) {
    this.store = store;
    this.jdbc = jdbc;
    this.fhir = fhir;
  }

  List<ConsentReading> of(UUID family) {
    return store.of(family).stream()
        .map(
            row ->
                new ConsentReading(
                    row.leftOut(), row.spared(), row.asEither().map(this::added).orElse(List.of())))
        .toList();
  }

  private List<Resource> added(ReadingStore.Pair pair) {
    return jdbc.sql("select content from resource where type = 'Consent' and content @> ?::jsonb")
        .param("{\"patient\":{\"reference\":\"Patient/%s\"}}".formatted(pair.other()))
        .query((row, n) -> asPerson(fhir, row.getString(1), pair.asPerson()))
        .list();
  }

  /** An id of its own: both children may stand in one family's record. */
  static Resource asPerson(FhirContext fhir, String json, UUID person) {
    var consent = fhir.newJsonParser().parseResource(Consent.class, json);
    var version = consent.getMeta().getVersionId();
    consent.setId(consent.getIdElement().getIdPart() + "-as-" + person);
    consent.getMeta().setVersionId(version);
    consent.getPatient().setReference("Patient/" + person);
    return consent;
  }
}
