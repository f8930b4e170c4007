package onestory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps libraries from logging below INFO, whatever the settings say: at DEBUG and TRACE they write
 * requests, statements and their parameters, which are words of families (TRUST 10, "Logging").
 * What the gateway itself logs holds none at any level.
 */
@Component
@ConditionalOnProperty(name = "onestory.log-lock", matchIfMissing = true, havingValue = "true")
final class LogLock extends TurboFilter {

  LogLock() {
    ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
    if (loggers instanceof LoggerContext context) {
      start();
      context.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] params, Throwable t) {
    boolean ours = logger.getName().equals("onestory") || logger.getName().startsWith("onestory.");
    return ours || level.isGreaterOrEqual(Level.INFO) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
