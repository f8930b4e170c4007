package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The further readings of a family's consents, with the consents and hard stops that they add. */
@Component
final class Readings {

  private final ReadingStore store;
  private final JdbcClient jdbc;
  private final FhirContext fhir;
  private final Json json;

  Readings(ReadingStore store, JdbcClient jdbc, FhirContext fhir, Json json) {
    this.store = store;
    this.jdbc = jdbc;
    this.fhir = fhir;
    this.json = json;
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
    return jdbc
        .sql(
            """
            select content from resource where type = 'Consent' and content @> ?::jsonb
            union all select content from resource where type = 'Flag' and content @> ?::jsonb
            """)
        .params(
            "{\"patient\":{\"reference\":\"Patient/%s\"}}".formatted(pair.other()),
            "{\"subject\":{\"reference\":\"Patient/%s\"}}".formatted(pair.other()))
        .query(String.class)
        .list()
        .stream()
        .filter(told -> counts(json.object(told)))
        .map(told -> asPerson(fhir, told, pair.asPerson()))
        .toList();
  }

  private static boolean counts(JsonNode told) {
    return told.path("resourceType").asText().equals("Consent") || StopFlag.stands(told);
  }

  /** An id of its own: both children may stand in one family's record. */
  static Resource asPerson(FhirContext fhir, String json, UUID person) {
    var told = (Resource) fhir.newJsonParser().parseResource(json);
    var version = told.getMeta().getVersionId();
    told.setId(told.getIdElement().getIdPart() + "-as-" + person);
    told.getMeta().setVersionId(version);
    var whose = told instanceof Flag stop ? stop.getSubject() : ((Consent) told).getPatient();
    whose.setReference("Patient/" + person);
    return told;
  }
}
