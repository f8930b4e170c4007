package onestory.retention;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import onestory.councils.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases all that is stored of one family, in the caller's transaction. Tables that say of which
 * family a row is are found by their column: a table that is new is not forgotten.
 */
@Component
final class FamilyEraser {

  private final JdbcClient jdbc;
  private final Directory directory;

  FamilyEraser(JdbcClient jdbc, Directory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  /** Nothing is recorded for it meanwhile. */
  void lock(UUID family) {
    jdbc.sql("select id from family where id = ? for update").param(family).query().listOfRows();
  }

  /** Ids of its Patients. */
  List<String> patients(UUID family) {
    return jdbc.sql(
            "select id::text from resource where family = ? and type = 'Patient' order by id")
        .param(family)
        .query(String.class)
        .list();
  }

  /** How many rows of which table, as JSON. */
  String erase(UUID family) {
    var counts = new ObjectMapper().createObjectNode();
    messages(family, counts);
    var people = people(family);
    tables()
        .forEach(
            table ->
                counts.put(
                    table,
                    jdbc.sql("delete from " + table + " where family = ?").param(family).update()));
    people(people, counts);
    counts.put(
        "work",
        jdbc.sql("delete from work where strpos(key, ?) > 0").param(family.toString()).update());
    jdbc.sql("delete from scheduled_tasks where strpos(task_instance, ?) > 0")
        .param(family.toString())
        .update();
    counts.put("family", jdbc.sql("delete from family where id = ?").param(family).update());
    return counts.toString();
  }

  /**
   * What its sources sent, whether it had an effect or not, under any key that they have for it.
   */
  private void messages(UUID family, ObjectNode counts) {
    record Sent(String source, String id) {}
    var sent =
        jdbc
            .sql(
                """
                select distinct source, source_id from inbox_message
                where family_key = ?::text
                  or family_key in (select key from family_key where family = ?)
                  or receipt in (select receipt from resource where family = ?
                    union select receipt from resource_history where family = ?)
                """)
            .params(family, family, family, family)
            .query((row, n) -> new Sent(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .filter(message -> isOf(family, message.source()))
            .toList();
    int messages = 0;
    int rows = 0;
    for (var message : sent) {
      messages +=
          jdbc.sql("delete from inbox_message where source = ? and source_id = ?")
              .params(message.source(), message.id())
              .update();
      rows +=
          jdbc.sql("delete from school_row where source = ? and id = ?")
              .params(message.source(), message.id())
              .update();
    }
    counts.put("inbox_message", messages);
    counts.put("school_row", rows);
  }

  /** Two councils' sources may call two families the same. */
  private boolean isOf(UUID family, String source) {
    var council =
        jdbc.sql("select council from family where id = ?")
            .param(family)
            .query(String.class)
            .single();
    return directory
        .councilOfSource(source)
        .map(of -> of.id().equals(council))
        .orElse(true); // a partner, which writes under the family's own id
  }

  /** Its humans who stand in no other family's record. */
  private List<UUID> people(UUID family) {
    return jdbc.sql(
            """
            select p.id from person p
            where exists (select 1 from resource r where r.family = ? and r.id = p.id)
              and not exists (select 1 from resource r where r.family <> ? and r.id = p.id)
            """)
        .params(family, family)
        .query(UUID.class)
        .list();
  }

  private void people(List<UUID> people, ObjectNode counts) {
    var ids = people.toArray(UUID[]::new);
    counts.put(
        "school_pupil",
        jdbc.sql(
                """
                delete from school_pupil where upn in (
                  select value from person_identifier where person = any(?))
                """)
            .param(ids)
            .update());
    counts.put(
        "person_identifier",
        jdbc.sql("delete from person_identifier where person = any(?)").param(ids).update());
    counts.put("person", jdbc.sql("delete from person where id = any(?)").param(ids).update());
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and c.column_name = 'family' and c.data_type = 'uuid'
              and t.table_type = 'BASE TABLE'
            order by c.table_name
            """)
        .query(String.class)
        .list();
  }
}
