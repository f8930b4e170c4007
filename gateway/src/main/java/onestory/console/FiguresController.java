package onestory.console;

import onestory.database.SqlCount;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What messages cost, while {@code onestory.measure=true}; for docs/performance.md. */
@RestController
@ConditionalOnProperty("onestory.measure")
class FiguresController {

  /**
   * @param sqlStatements sent since the start
   * @param messages accepted, ever
   */
  record Figures(long sqlStatements, long messages) {}

  private final SqlCount sql;
  private final JdbcClient jdbc;

  FiguresController(SqlCount sql, JdbcClient jdbc) {
    this.sql = sql;
    this.jdbc = jdbc;
  }

  @GetMapping("/operations/figures")
  Figures figures() {
    long messages = jdbc.sql("select count(*) from inbox_message").query(Long.class).single();
    return new Figures(sql.statements(), messages);
  }
}
