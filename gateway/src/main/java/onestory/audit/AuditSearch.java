package onestory.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds events for auditors, the newest first. */
@Component
public final class AuditSearch {

  /** An event, as JSON, and where it stands in the order. */
  public record Hit(Instant recorded, UUID id, String content) {}

  /**
   * What is asked for.
   *
   * @param patterns JSON that an event must contain
   * @param names identifiers, references and codes that must stand in it somewhere: what the
   *     patterns ask for, as the index has it
   * @param patient id of a Patient; null for whomever
   * @param from the earliest moment; null for any
   * @param before the moment before which; null for any
   */
  public record Question(
      List<String> patterns, List<String> names, String patient, Instant from, Instant before) {

    /** Keeps its own copy. */
    public Question {
      patterns = List.copyOf(patterns);
      names = List.copyOf(names);
    }
  }

  private final JdbcClient jdbc;

  AuditSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One event. */
  public Optional<Hit> byId(UUID id) {
    return jdbc.sql("select recorded, id, content from audit_event where id = ?")
        .param(id)
        .query((row, n) -> hit(row.getTimestamp(1), row.getObject(2, UUID.class), row.getString(3)))
        .optional();
  }

  /** Those after a place in the order. */
  public List<Hit> find(Question question, Optional<Hit> after, int limit) {
    var parameters = new ArrayList<Object>();
    return jdbc.sql(sql(question, after, limit, parameters))
        .params(parameters)
        .query((row, n) -> hit(row.getTimestamp(1), row.getObject(2, UUID.class), row.getString(3)))
        .list();
  }

  static String sql(Question question, Optional<Hit> after, int limit, List<Object> parameters) {
    var sql = new StringBuilder("select recorded, id, content from audit_event where true");
    for (var pattern : question.patterns()) {
      sql.append(" and content @> ?::jsonb");
      parameters.add(pattern);
    }
    if (!question.names().isEmpty()) {
      sql.append(" and audit_names(content) @> ?::text[]");
      parameters.add(question.names().toArray(String[]::new));
    }
    if (question.patient() != null) {
      sql.append(" and patient = ?");
      parameters.add(question.patient());
    }
    if (question.from() != null) {
      sql.append(" and recorded >= ?");
      parameters.add(Timestamp.from(question.from()));
    }
    if (question.before() != null) {
      sql.append(" and recorded < ?");
      parameters.add(Timestamp.from(question.before()));
    }
    after.ifPresent(
        place -> {
          sql.append(" and (recorded, id) < (?, ?)");
          parameters.add(Timestamp.from(place.recorded()));
          parameters.add(place.id());
        });
    return sql.append(" order by recorded desc, id desc limit ").append(limit).toString();
  }

  private static Hit hit(Timestamp recorded, UUID id, String content) {
    return new Hit(recorded.toInstant(), id, content);
  }
}
