package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onestory.councils.Directory;
import onestory.record.SecondLook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks on a real database: by whichever gateway, and however often, each moment counts once. */
@TestInstance(Lifecycle.PER_CLASS)
class ClocksInDatabaseTest {

  private static final String FAST = "onestory.work.polling-interval=100ms";
  private static final int FAMILIES = 60;

  private final SetClock clock = new SetClock("2026-04-11T09:00:00Z");
  private Path folder;
  private String plain;
  private SmallGateway first;
  private SmallGateway second;
  private GivenFamilies given;
  private JdbcClient jdbc;
  private int families;

  @BeforeAll
  void twoGatewaysOnOneDatabase() throws IOException {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "clocks");
    plain = councils("plain", "", "");
    first =
        SmallGateway.in(folder.resolve("first"), clock, plain, "onestory.clocks.at-once=7", FAST);
    second =
        first.beside(folder.resolve("second"), clock, plain, "onestory.clocks.at-once=5", FAST);
    jdbc = first.jdbc();
    given = new GivenFamilies(jdbc);
  }

  @AfterAll
  void stop() {
    second.close();
    first.close();
  }

  @BeforeEach
  void someFamilies() {
    clock.set("2026-04-11T09:00:00Z");
    given.from(families, families + FAMILIES);
    families += FAMILIES;
    first.bean(Recompute.class).all("peterborough");
    settled();
  }

  @Test
  void twoGatewaysWriteEachStateOfAClockOnce() {
    for (var moment :
        List.of("2026-05-29T00:00:00Z", "2026-06-06T00:00:00Z", "2026-08-25T00:00:00Z")) {
      clock.set(moment);
      atOnce(List.of(() -> look(first), () -> look(second), () -> look(first), () -> look(second)));
      settled();
    }

    assertThat(states("taf-review")).containsExactly("on-track", "warned", "overdue");
    assertThat(versionsAlike()).isZero();
    assertThat(issues("taf-review")).containsOnly("final 2");
  }

  @Test
  void clocksSurviveARestart() throws IOException {
    var own = folder.resolve("restarted");
    try (var gateway = SmallGateway.in(own, clock)) {
      new GivenFamilies(gateway.jdbc()).from(0, 3);
      gateway.bean(Recompute.class).all("peterborough");
      await().atMost(Duration.ofSeconds(30)).until(() -> count(gateway.jdbc(), "on-track") > 0);
    }
    clock.set("2026-06-06T09:00:00Z");
    try (var gateway = SmallGateway.in(own, clock)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> count(gateway.jdbc(), "overdue") >= 3);
    }
  }

  @Test
  void whatIfListsWhoWouldBeAffectedAndWritesNothing() {
    var before = everything();
    var found = new ArrayList<WhatIf.Changed>();
    var now = first.bean(Directory.class).council("peterborough").orElseThrow();
    var review =
        GivenCouncil.with(
                "taf-review: {source: TIM-07, says: Hold the next meeting, each: family, from: [meeting-held],"
                    + " until: [meeting-held], ends: [closure-decided, episode-closed], within: {weeks: 6},"
                    + " notBefore: {weeks: 4}, warn: {days: 7}}")
            .inOrder();

    first.bean(WhatIf.class).each(now.id(), review, found::add);

    assertThat(found).hasSize(families);
    assertThat(found)
        .contains(
            new WhatIf.Changed(
                "FAM-1",
                "taf-review",
                new WhatIf.Stand("2026-06-05", "on-track"),
                new WhatIf.Stand("2026-05-22", "on-track")));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aFamilyWhosePermissionEndsIsHeardOfWithoutAMessage() {
    given.put(
        families - FAMILIES,
        families,
        "Consent",
        """
        {"status":"active","patient":{"reference":"Patient/$Patient"},"dateTime":"2026-03-20",
        "category":[{"coding":[{"code":"INFA"}]}],"provision":{"period":{"start":"2026-03-20","end":"2026-04-20"}}}""");
    first.bean(Recompute.class).all("peterborough");
    settled();
    heard(first).all.clear();
    heard(second).all.clear();

    clock.set("2026-04-20T22:59:59Z");
    settled();
    assertThat(heardOfMine()).isZero();

    clock.set("2026-04-20T23:00:00Z");
    settled();
    assertThat(heardOfMine()).isEqualTo(FAMILIES);
  }

  @Test
  void whatTurnedWhileAFamilyCouldNotBeLookedAtIsHeardOfLater() {
    given.put(
        families - FAMILIES,
        families,
        "Consent",
        """
        {"status":"active","patient":{"reference":"Patient/$Patient"},"provision":{"period":{"end":"2026-04-20"}}}""");
    first.bean(Recompute.class).all("peterborough");
    settled();
    heard(first).all.clear();
    heard(second).all.clear();
    for (var family : mine()) {
      first.bean(SecondLook.class).postpone(family, Instant.parse("2026-04-20T23:10:00Z"));
    }

    clock.set("2026-04-20T23:05:00Z");
    settled();
    assertThat(heardOfMine()).isZero();

    clock.set("2026-04-20T23:10:00Z");
    settled();
    assertThat(heardOfMine()).isEqualTo(FAMILIES);
  }

  @Test
  void changedRulesMoveWhatRunsAtTheNextStart() throws IOException {
    var shorter =
        councils("shorter", "within: {weeks: 8}\n    notBefore: {weeks: 6}", "within: {weeks: 6}");
    try (var changed = first.beside(folder.resolve("third"), clock, shorter)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  changed
                      .jdbc()
                      .sql(
                          """
                          select count(*) from resource where content #>> '{code,coding,1,code}' = 'taf-review'
                            and content #>> '{restriction,period,end}' <> '2026-05-22'
                            and content->>'status' = 'in-progress'
                          """)
                      .query(Integer.class)
                      .single(),
              left -> left == 0);
    }
    first.bean(Recompute.class).outdated();
    settled();
  }

  @Test
  void theOrderOfMessagesDoesNotMatter() {
    clock.set("2026-06-20T09:00:00Z");
    var ends = new TreeSet<String>();
    var orders = List.of("ABC", "ACB", "BAC", "BCA", "CAB", "CBA", "AABBCC", "CCBABA");
    for (int n = 0; n < orders.size(); n++) {
      var messages = new GivenMessages(first, "order-" + n);
      messages.record('P');
      orders.get(n).chars().forEach(message -> messages.record((char) message));
      ends.add(String.join(" | ", messages.clocks()));
    }

    assertThat(ends)
        .containsExactly(
            "eha-completion 2026-03-30 met | eha-refresh 2026-09-20 on-track | first-taf 2026-04-17 met"
                + " | hub-quality-check on-track | lead-professional 2026-04-10 overdue"
                + " | taf-review 2026-06-05 met-late | taf-review 2026-08-06 on-track");
  }

  @Test
  void aMessageCostsTwoStatementsMoreAndOneThatSaysNothingOfWhatHappenedNone() {
    try (var counted =
        first.beside(
            folder.resolve("counted"),
            clock,
            plain,
            "onestory.measure=true",
            "onestory.clocks.polling-interval=1h")) {
      var messages = new GivenMessages(counted, "counted");
      messages.record('P');
      messages.record('A');
      messages.record('B');
      await().until(() -> counted.bean(SecondLook.class).due(1).isEmpty());
      long nothing = messages.roundTrips('N');
      long happened = messages.roundTrips('H');

      assertThat(happened - nothing).isEqualTo(1);
      assertThat(messages.roundTrips('C') - nothing).isLessThanOrEqualTo(3);
    }
  }

  /**
   * The councils' files in a folder, changed, and without gates: what these tests tell is only what
   * clocks ask for.
   */
  private String councils(String name, String from, String to) throws IOException {
    var councils = Files.createDirectories(folder.resolve(name));
    for (var council : List.of("peterborough", "north-lincolnshire")) {
      var text = Files.readString(Path.of("councils", council + ".yaml"));
      Files.writeString(
          councils.resolve(council + ".yaml"),
          text.replaceAll("(?ms)^gates:.*?(?=^\\w|\\z)", "").replace(from, to));
    }
    return "onestory.councils=file:" + councils + "/*.yaml";
  }

  /** How often this test's families were heard of. */
  private long heardOfMine() {
    return Stream.of(first, second)
        .flatMap(gateway -> heard(gateway).all.stream())
        .filter(recorded -> List.of(mine()).contains(recorded.family()))
        .count();
  }

  private static SmallGateway.Heard heard(SmallGateway gateway) {
    return gateway.bean(SmallGateway.Heard.class);
  }

  private static Void look(SmallGateway gateway) {
    gateway.bean(ClockWatch.class).look();
    return null;
  }

  private static void atOnce(List<Callable<Void>> looks) {
    var threads = Executors.newFixedThreadPool(looks.size());
    try {
      for (var done : threads.invokeAll(looks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdown();
    }
  }

  /** Until every moment that has come is looked at, by today's rules. */
  private void settled() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                first.bean(SecondLook.class).due(1).isEmpty()
                    && jdbc.sql(
                            "select count(*) from scheduled_tasks where task_name = 'recompute-clocks'")
                        .query(Integer.class)
                        .single()
                        .equals(0));
  }

  /** The states that every clock of the rule has been in, each once, in their order. */
  private List<String> states(String rule) {
    return jdbc
        .sql(
            """
            with version as (
              select id, family, version, content from resource
              union all select id, family, version, content from resource_history)
            select distinct string_agg(content #>> '{businessStatus,coding,0,code}', ' ' order by version)
            from version where content #>> '{code,coding,1,code}' = ? and family = any(?) group by id
            """)
        .params(rule, mine())
        .query(String.class)
        .list()
        .stream()
        .flatMap(states -> List.of(states.split(" ")).stream())
        .toList();
  }

  /** How often a version says just what the one before it said. */
  private int versionsAlike() {
    return jdbc.sql(
            """
            with version as (
              select type, id, version, content #- '{meta,versionId}' #- '{meta,lastUpdated}' as content
              from (select type, id, version, content, source from resource
                union all select type, id, version, content, source from resource_history) as all_versions
              where source = 'onestory')
            select count(*) from version as one join version as next
              on next.type = one.type and next.id = one.id and next.version = one.version + 1 and next.content = one.content
            """)
        .query(Integer.class)
        .single();
  }

  private List<String> issues(String rule) {
    return jdbc.sql(
            """
            select concat_ws(' ', content->>'status', version) from resource
            where type = 'DetectedIssue' and content #>> '{code,coding,0,code}' = ? and family = any(?)
            """)
        .params(rule, mine())
        .query(String.class)
        .list();
  }

  /** This test's families. */
  private UUID[] mine() {
    return IntStream.range(families - FAMILIES, families)
        .mapToObj(given::family)
        .toArray(UUID[]::new);
  }

  private String everything() {
    return jdbc.sql(
            """
            select count(*) || ' ' || sum(version) || ' ' || (select sum(epoch) from family) from resource
            """)
        .query(String.class)
        .single();
  }

  private static int count(JdbcClient jdbc, String state) {
    return jdbc.sql(
            """
            select count(*) from resource where content #>> '{businessStatus,coding,0,code}' = ?
            """)
        .param(state)
        .query(Integer.class)
        .single();
  }
}
