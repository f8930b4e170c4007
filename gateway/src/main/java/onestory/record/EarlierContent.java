package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a family's record as it was, from the versions that are kept; decides nothing itself. */
@Component
public final class EarlierContent {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  private final JdbcClient jdbc;
  private final FhirContext fhir;

  EarlierContent(JdbcClient jdbc, FhirContext fhir) {
    this.jdbc = jdbc;
    this.fhir = fhir;
  }

  /**
   * Just these versions, as far as they are still kept.
   *
   * @param versions by Type/id
   */
  public FamilyContent of(UUID family, SortedMap<String, Integer> versions) {
    return content(
        family,
        jdbc.sql(
                """
                select distinct type, kept.id, content from (
                  select type, id, version, family, content from resource
                  union all select type, id, version, family, content from resource_history) kept
                join unnest(?::text[], ?::uuid[], ?::int[]) as wanted(type, id, version) using (type, id, version)
                where family = ? or family is null
                """)
            .params(
                versions.keySet().stream().map(EarlierContent::type).toArray(String[]::new),
                versions.keySet().stream().map(EarlierContent::id).toArray(UUID[]::new),
                versions.values().toArray(Integer[]::new),
                family));
  }

  /**
   * Consents and hard stops that counted as another child's.
   *
   * @param versions each as id-as-child/_history/version
   */
  public List<Resource> consents(List<String> versions) {
    return versions.stream().flatMap(version -> consent(version).stream()).toList();
  }

  private Optional<Resource> consent(String version) {
    var parts = version.split("-as-|/_history/");
    return jdbc.sql(
            """
            select content from (
              select type, id, version, content from resource
              union all select type, id, version, content from resource_history) kept
            where type in ('Consent', 'Flag') and id = ? and version = ? limit 1
            """)
        .params(UUID.fromString(parts[0]), Integer.valueOf(parts[2]))
        .query(String.class)
        .optional()
        .map(json -> Readings.asPerson(fhir, json, UUID.fromString(parts[1])));
  }

  /** What the record said at that moment. Of the directory, what it says now. */
  public FamilyContent at(UUID family, Instant moment, FamilyContent now) {
    var then =
        content(
            family,
            jdbc.sql(
                    """
                    select distinct on (type, id) type, id, content from (
                      select type, id, version, content, last_updated from resource where family = ?
                      union all
                      select type, id, version, content, last_updated from resource_history where family = ?) kept
                    where last_updated <= ? order by type, id, version desc
                    """)
                .params(family, family, Timestamp.from(moment)));
    return new FamilyContent(now.council(), then.resources(), now.directory(), now.readings());
  }

  private FamilyContent content(UUID family, JdbcClient.StatementSpec statement) {
    var council =
        jdbc.sql("select council from family where id = ?")
            .param(family)
            .query(String.class)
            .optional()
            .orElse("");
    var resources = new ArrayList<Resource>();
    var directory = new ArrayList<Resource>();
    for (var row : statement.query((r, n) -> Map.entry(r.getString(1), r.getString(3))).list()) {
      var resource = (Resource) fhir.newJsonParser().parseResource(row.getValue());
      (DIRECTORY.contains(row.getKey()) ? directory : resources).add(resource);
    }
    return new FamilyContent(council, resources, directory);
  }

  private static String type(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private static UUID id(String key) {
    return UUID.fromString(key.substring(key.indexOf('/') + 1));
  }
}
