package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the family record, for those who decide what of it may be seen; decides nothing itself. */
@Component
public final class FamilyReader {

  private static final Pattern DIRECTORY_REFERENCE =
      Pattern.compile(
          "\"reference\": ?\"(Organization|PractitionerRole|Practitioner)/([0-9a-f-]{36})\"");

  private record Row(Key key, String json) {}

  private final JdbcClient jdbc;
  private final FhirContext fhir;
  private final Readings readings;

  FamilyReader(JdbcClient jdbc, FhirContext fhir, Readings readings) {
    this.jdbc = jdbc;
    this.fhir = fhir;
    this.readings = readings;
  }

  /** All current resources of the family, and the directory resources that they refer to. */
  public FamilyContent read(UUID family) {
    var council = new AtomicReference<>("");
    var doubtful = new AtomicBoolean();
    var rows =
        jdbc.sql(
                """
                select type, resource.id, content, council, doubtful from resource join family on family.id = family
                where family = ?
                """)
            .param(family)
            .query(
                (row, n) -> {
                  council.set(row.getString(4));
                  doubtful.set(row.getBoolean(5));
                  return row(row.getString(1), row.getObject(2, UUID.class), row.getString(3));
                })
            .list();
    return new FamilyContent(
        council.get(),
        parsed(rows),
        parsed(directory(rows)),
        doubtful.get() ? readings.of(family) : List.of());
  }

  /** The family's current resources of this type. */
  List<Resource> read(UUID family, String type) {
    return jdbc.sql("select content from resource where family = ? and type = ?")
        .params(family, type)
        .query((row, n) -> parse(row.getString(1)))
        .list();
  }

  /**
   * The families whose records hold the resource: several, where it is a human with two households
   * or known to two councils; none for directory resources and for what is not there.
   */
  public List<UUID> familiesOf(Key key) {
    return jdbc.sql(
            "select family from resource where type = ? and id = ? and family is not null order by family")
        .params(key.type(), key.id())
        .query(UUID.class)
        .list();
  }

  /** The system that the current version comes from. */
  public Optional<String> sourceOf(Key key) {
    return jdbc.sql("select source from resource where type = ? and id = ? limit 1")
        .params(key.type(), key.id())
        .query(String.class)
        .optional();
  }

  /**
   * All versions of the resource, newest first.
   *
   * @param family in whose record; what stands in the directory is the same for every family
   */
  public List<Resource> versions(Key key, UUID family) {
    return jdbc.sql(
            """
            select version, content from resource
            where type = ? and id = ? and (family = ? or family is null)
            union all
            select version, content from resource_history
            where type = ? and id = ? and (family = ? or family is null)
            order by version desc
            """)
        .params(key.type(), key.id(), family, key.type(), key.id(), family)
        .query((row, n) -> parse(row.getString("content")))
        .list();
  }

  private List<Row> directory(List<Row> rows) {
    var found = new ArrayList<Row>();
    var seen = new HashSet<Key>();
    var wanted = directoryReferences(rows);
    while (!wanted.isEmpty()) {
      seen.addAll(wanted);
      var next = byKeys(wanted);
      found.addAll(next);
      wanted = directoryReferences(next);
      wanted.removeAll(seen);
    }
    return found;
  }

  private List<Row> byKeys(Collection<Key> keys) {
    return jdbc.sql(
            """
            select type, id, content from resource
            join unnest(?::text[], ?::uuid[]) as wanted(type, id) using (type, id)
            where family is null
            """)
        .params(
            keys.stream().map(Key::type).toArray(String[]::new),
            keys.stream().map(Key::id).toArray(UUID[]::new))
        .query((row, n) -> row(row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
        .list();
  }

  private static Set<Key> directoryReferences(List<Row> rows) {
    var keys = new HashSet<Key>();
    for (var row : rows) {
      var reference = DIRECTORY_REFERENCE.matcher(row.json());
      while (reference.find()) {
        keys.add(new Key(reference.group(1), UUID.fromString(reference.group(2))));
      }
    }
    return keys;
  }

  private List<Resource> parsed(List<Row> rows) {
    return rows.stream().map(row -> parse(row.json())).toList();
  }

  private Resource parse(String json) {
    try {
      return (Resource) fhir.newJsonParser().parseResource(json);
    } catch (DataFormatException e) {
      throw new IllegalStateException("The record holds a resource that cannot be read.", e);
    }
  }

  private static Row row(String type, UUID id, String json) {
    return new Row(new Key(type, id), json);
  }
}
