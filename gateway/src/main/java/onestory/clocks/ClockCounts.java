package onestory.clocks;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts clocks, as the record tells of them. */
@Component
public final class ClockCounts {

  private final JdbcClient jdbc;

  ClockCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many clocks of a rule of a council are in a state. */
  public record Count(String council, String rule, String state, long clocks) {}

  /** By council, rule and state. */
  public List<Count> all() {
    return jdbc.sql(
            """
            select council, content #>> '{code,coding,1,code}' as rule,
              content #>> '{businessStatus,coding,0,code}' as state, count(*) as clocks
            from resource join family on family.id = resource.family
            where type = 'Task' and content->>'status' <> 'entered-in-error' and content @> '{"identifier":[{"system":"https://onestory.example/fhir/Id/clock"}]}'
            group by 1, 2, 3 order by 1, 2, 3
            """)
        .query(Count.class)
        .list();
  }
}
