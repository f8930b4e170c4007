package onestory.clocks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import onestory.councils.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how long it takes to work out many clocks anew, and whether memory stays flat: first,
 * when none is in the record; again, when nothing has changed; when all have become overdue; and as
 * a question what another rule would do.
 */
final class ManyClocks {

  private static final int EACH = 6; // clocks that GivenFamilies begin

  private final int families;
  private final Path folder;
  private final PrintStream out;

  ManyClocks(int clocks, Path folder, PrintStream out) {
    this.families = Math.max(1, clocks / EACH);
    this.folder = folder;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    var folder = Files.createTempDirectory(Path.of(arguments[1]), "many-clocks");
    new ManyClocks(Integer.parseInt(arguments[0]), folder, System.out).measure();
    System.exit(0);
  }

  /** How long each took. */
  List<Duration> measure() {
    var clock = new SetClock("2026-04-11T09:00:00Z");
    try (var gateway = SmallGateway.in(folder, clock, "onestory.clocks.polling-interval=1h")) {
      new GivenFamilies(gateway.jdbc()).from(0, families);
      var recomputing = gateway.bean(Recomputing.class);
      var took = new ArrayList<Duration>();
      took.add(timed("worked out first", () -> recomputing.perform("peterborough|all"), gateway));
      took.add(timed("anew, unchanged", () -> recomputing.perform("peterborough|all"), gateway));
      clock.set("2026-10-01T09:00:00Z");
      took.add(timed("overdue at once", () -> gateway.bean(ClockWatch.class).look(), gateway));
      took.add(timed("what if", () -> whatIf(gateway), gateway));
      return took;
    }
  }

  private static void whatIf(SmallGateway gateway) {
    var rules = gateway.bean(Directory.class).council("peterborough").orElseThrow().rules();
    gateway
        .bean(WhatIf.class)
        .each(
            "peterborough",
            rules.stream().filter(rule -> rule.id().equals("taf-review")).toList(),
            changed -> {});
  }

  private Duration timed(String what, Runnable work, SmallGateway gateway) {
    var memory = new Memory();
    long start = System.nanoTime();
    work.run();
    var took = Duration.ofNanos(System.nanoTime() - start);
    out.printf(
        "%-18s %7d clocks %6.1f s, heap %s%n",
        what, count(gateway.jdbc()), took.toMillis() / 1000.0, memory.stop());
    return took;
  }

  private static long count(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from resource where type = 'Task'").query(Long.class).single();
  }

  /** What is in use after a collection, now and then. */
  private static final class Memory {

    private final List<Long> used = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Memory() {
      thread.scheduleWithFixedDelay(this::look, 0, 5, TimeUnit.SECONDS);
    }

    private synchronized void look() {
      System.gc();
      used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    synchronized String stop() {
      thread.shutdown();
      look();
      return used + " MB of " + (Runtime.getRuntime().maxMemory() >> 20);
    }
  }
}
