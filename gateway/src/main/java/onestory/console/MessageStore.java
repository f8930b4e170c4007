package onestory.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onestory.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where messages stand, never the messages. */
@Component
final class MessageStore {

  /** In which of these a message is, there is no other. */
  static final Set<String> STATES = Set.of("accepted", "done", "superseded", "waiting", "held");

  private static final String COLUMNS =
      "select receipt, source, kind, source_id, source_version, state, rule, at, says, remedy,"
          + " warnings from inbox_message ";

  private final JdbcClient jdbc;
  private final ObjectMapper json = new ObjectMapper();

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<MessageStatus> byReceipt(UUID receipt) {
    return jdbc.sql(COLUMNS + "where receipt = ?").param(receipt).query(this::status).optional();
  }

  /** Of these sources only, if any are named. */
  List<MessageStatus> inState(String state, Optional<Set<String>> sources) {
    var named = sources.map(set -> set.toArray(String[]::new)).orElse(null);
    return jdbc.sql(
            COLUMNS
                + "where state = ? and (?::text[] is null or source = any(?)) order by arrival desc"
                + " limit 200")
        .params(state, named, named)
        .query(this::status)
        .list();
  }

  long accepted() {
    return jdbc.sql("select count(*) from inbox_message where state = 'accepted'")
        .query(Long.class)
        .single();
  }

  private MessageStatus status(ResultSet row, int n) throws SQLException {
    var rule = row.getString("rule");
    return new MessageStatus(
        row.getObject("receipt", UUID.class),
        row.getString("source"),
        row.getString("kind"),
        row.getString("source_id"),
        row.getInt("source_version"),
        row.getString("state"),
        rule == null
            ? null
            : new Problem(
                rule, row.getString("at"), row.getString("says"), row.getString("remedy")),
        warnings(row.getString("warnings")));
  }

  private List<Problem> warnings(String warnings) {
    try {
      return warnings == null ? List.of() : List.of(json.readValue(warnings, Problem[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // written by ourselves
    }
  }
}
