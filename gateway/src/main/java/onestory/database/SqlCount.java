package onestory.database;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * How many SQL statements the gateway has sent since it started; there only with {@code
 * onestory.measure=true}.
 */
public final class SqlCount implements QueryExecutionListener {

  private final LongAdder statements = new LongAdder();
  private final LongAdder roundTrips = new LongAdder();

  SqlCount() {}

  /** Statements, each of a batch counted. */
  public long statements() {
    return statements.sum();
  }

  /** Executions: a batch is one. */
  public long roundTrips() {
    return roundTrips.sum();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    // counted when it is done
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    roundTrips.increment();
    statements.add(execution.isBatch() ? execution.getBatchSize() : queries.size());
  }
}
