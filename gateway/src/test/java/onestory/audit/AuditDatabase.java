package onestory.audit;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A schema of its own with the gateway's tables, that no gateway writes in. */
final class AuditDatabase {

  final JdbcClient jdbc;
  final JdbcTemplate batches;
  final PlatformTransactionManager transactions;
  final TransactionTemplate transaction;

  AuditDatabase(HikariDataSource gateways, String schema) {
    var source =
        new DriverManagerDataSource(
            gateways.getJdbcUrl()
                + (gateways.getJdbcUrl().contains("?") ? "&" : "?")
                + "currentSchema="
                + schema,
            gateways.getUsername(),
            gateways.getPassword());
    Flyway.configure().dataSource(source).schemas(schema).load().migrate();
    batches = new JdbcTemplate(source);
    jdbc = JdbcClient.create(batches);
    transactions = new DataSourceTransactionManager(source);
    transaction = new TransactionTemplate(transactions);
  }

  /** As somebody who owns the table: past its trigger. */
  void byForce(String change) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("alter table audit_event disable trigger audit_only_grows").update();
          jdbc.sql(change).update();
          jdbc.sql("alter table audit_event enable trigger audit_only_grows").update();
        });
  }
}
