package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import onestory.exchange.DecisionReplay;
import onestory.fixtures.GeneratedPlay;
import onestory.fixtures.families.GeneratedFamilies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * The gateway takes everything that is told of generated families, through every door, and what
 * leaves it keeps its profiles. {@code -Donestory.played=200} plays more of them than the build
 * does, {@code -Donestory.validated=50} looks closer at more of them, {@code -Donestory.seed=2}
 * takes others.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "onestory.work.first-retry=200ms",
      "onestory.work.longest-retry=1s",
      "onestory.work.polling-interval=100ms"
    })
@ContextConfiguration(initializers = {SimulatedPartners.class, ClockOfSteps.class})
@Import(WhatLeft.class)
class GeneratedFamiliesTest {

  @Autowired private ServletWebServerApplicationContext server;
  @Autowired private onestory.fixtures.Partners simulators;
  @Autowired private WhatLeft whatLeft;
  @Autowired private DecisionReplay replay;
  @Autowired private JdbcClient jdbc;

  @Value("${onestory.clock-file}")
  private Path clock;

  @Test
  void nothingToldOfThemIsRefusedOrHeldNoHomeLeavesAndAllThatLeavesKeepsItsProfiles()
      throws IOException {
    var faults = new ArrayList<String>();
    var families =
        GeneratedFamilies.ofBoth(Long.getLong("onestory.seed", 2026))
            .first(Integer.getInteger("onestory.played", 12))
            .toList();
    var gateway = URI.create("http://127.0.0.1:" + server.getWebServer().getPort());
    var now = Instant.parse("2026-10-30T18:00:00Z");
    Files.writeString(clock, now.toString());
    try (var play = new GeneratedPlay(gateway, now, simulators)) {
      families.forEach(family -> faults.addAll(play.faults(family)));
      families.forEach(family -> faults.addAll(play.leaks(family)));
    }
    faults.addAll(whatLeft.faults(Integer.getInteger("onestory.validated", 3)));
    assertThat(faults).isEmpty();
    everyDeliveryIsDecidedAgainAsItWas();
  }

  /** Whatever was told of the families after it. */
  private void everyDeliveryIsDecidedAgainAsItWas() {
    var deliveries =
        jdbc.sql("select id from delivery order by started_at").query(UUID.class).list();
    assertThat(deliveries).hasSizeGreaterThan(50);
    for (var delivery : deliveries) {
      var replayed = replay.of(delivery).orElseThrow();
      assertThat(replayed.notKept()).isEmpty();
      assertThat(replayed.differences()).isEmpty();
      assertThat(replayed.equal()).isTrue();
    }
  }
}
