package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** What is said of a start that failed. */
class FailedStartTest {

  private final FailureAnalyzer analyzer = new FailedStart();

  @Test
  void whoeverStoppedItIsHeardAndNobodyElse() {
    var ours = new IllegalStateException("peterborough.yaml, line 8: mend this.");
    var failure = new BeanCreationException("bean", new BeanCreationException("its bean", ours));

    assertThat(analyzer.analyze(failure).getDescription()).isEqualTo(ours.getMessage());
  }

  @Test
  void aDatabaseThatDoesNotLetUsInIsNamedWithWhereToLook() {
    var failure = new BeanCreationException("connections", new SQLException("FATAL: no password"));

    var said = analyzer.analyze(failure);
    assertThat(said.getDescription()).isEqualTo("The database cannot be used: FATAL: no password");
    assertThat(said.getAction()).contains("spring.datasource.password");
  }

  @Test
  void aSlipOfOursKeepsItsStackTrace() {
    var slip = new NullPointerException("because it is null");
    assertThat(analyzer.analyze(new BeanCreationException("bean", slip))).isNull();
  }

  @Test
  void springFindsIt() {
    var all =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, FailureHandler.logging(LogFactory.getLog(getClass())));
    assertThat(all).hasAtLeastOneElementOfType(FailedStart.class);
  }
}
