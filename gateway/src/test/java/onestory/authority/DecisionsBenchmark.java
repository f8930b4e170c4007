package onestory.authority;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many decisions one core makes in a second: one resource and one organisation each, of the
 * worked family after its first meeting. {@code bin/measure-decisions} runs it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(1)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionsBenchmark {

  /** How many resources the family has, so that each counts as one decision. */
  static final int RESOURCES = 53;

  private List<Resource> resources;
  private Family family;

  /** Indexes the family, as is done once for all organisations. */
  @Setup
  public void index() {
    resources = ReidOkafor.after("4");
    family = Family.of(resources);
    if (resources.size() != RESOURCES) {
      throw new IllegalStateException("the family has " + resources.size() + " resources");
    }
  }

  /** The decisions alone. */
  @Benchmark
  @OperationsPerInvocation(RESOURCES)
  public SortedMap<String, Decision> decided() {
    return Authority.decide(ReidOkafor.SCHOOL, family, ReidOkafor.POLICY, ReidOkafor.AT);
  }

  /** The decisions with the indexing of the family, for one organisation only. */
  @Benchmark
  @OperationsPerInvocation(RESOURCES)
  public SortedMap<String, Decision> indexedAndDecided() {
    return Authority.decide(
        ReidOkafor.SCHOOL, Family.of(resources), ReidOkafor.POLICY, ReidOkafor.AT);
  }

  /** Runs both and prints the table. */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(DecisionsBenchmark.class.getName()).build()).run();
  }
}
