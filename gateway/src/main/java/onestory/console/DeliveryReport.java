package onestory.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was sent to whom under which decisions, never what it said. */
@Component
final class DeliveryReport {

  /** In which of these an attempt is, there is no other. */
  static final Set<String> STATES =
      Set.of("sending", "delivered", "failed", "refused", "overtaken");

  /** One attempt to bring an organisation into step. */
  record Row(
      UUID id,
      String organisation,
      String partner,
      UUID family,
      String state,
      String failure,
      String policyVersion,
      String lawfulBasis,
      @JsonRawValue String decisions,
      String startedAt,
      String endedAt) {}

  private final JdbcClient jdbc;

  DeliveryReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** To these partners only, if any are named. */
  List<Row> newest(String state, Optional<Set<String>> partners) {
    var named = partners.map(set -> set.toArray(String[]::new)).orElse(null);
    return jdbc.sql(
            """
            select * from delivery
            where (?::text is null or state = ?) and (?::text[] is null or partner = any(?))
            order by started_at desc limit 200
            """)
        .params(state, state, named, named)
        .query(DeliveryReport::row)
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("organisation"),
        row.getString("partner"),
        row.getObject("family", UUID.class),
        row.getString("state"),
        row.getString("failure"),
        row.getString("policy_version"),
        row.getString("lawful_basis"),
        row.getString("decisions"),
        String.valueOf(row.getTimestamp("started_at").toInstant()),
        row.getTimestamp("ended_at") == null
            ? null
            : row.getTimestamp("ended_at").toInstant().toString());
  }
}
