package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Councils and partners are data; what is wrong with a file is said with its place. */
class DirectoryConfigurationTest {

  @Test
  void theFilesThatAreShippedFitTogether() throws Exception {
    var directory = read(all("councils"), all("partners"));

    assertThat(directory.organisations())
        .extracting(o -> o.partner().id())
        .contains("ehm", "health-visiting", "fenbank");
  }

  @Test
  void anUnknownSettingIsRefusedWithFileAndLine() throws Exception {
    var partner = Files.readString(Path.of("partners", "fenbank.yaml"));
    var wrong = file("fenbank.yaml", partner.replace("council:", "colour: red\ncouncil:"));

    assertThatThrownBy(() -> read(all("councils"), new Resource[] {wrong}))
        .hasMessageContaining("fenbank.yaml, line 3")
        .hasMessageContaining("colour");
  }

  @Test
  void aBasisOfWhichTheCouncilDoesNotSayByWhichLawIsRefused() throws Exception {
    var council = Files.readString(Path.of("councils", "north-lincolnshire.yaml"));
    var partner = Files.readString(Path.of("partners", "trentside.yaml"));
    var safeguarding =
        file("trentside.yaml", partner.replace("basis: permission", "basis: safeguarding"));

    assertThatThrownBy(
            () ->
                read(
                    new Resource[] {file("north-lincolnshire.yaml", council)},
                    new Resource[] {safeguarding}))
        .hasMessageContaining("partners/trentside.yaml has a basis")
        .hasMessageContaining("must say by which law");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "basis: permission; basis: goodwill; line 5: basis is \"goodwill\". Write one of"
            + " public-task, permission, safeguarding.",
        "kind: school; #; line 2: the file lacks kind. Add that setting.",
        "partner: fenbank; partner: Fenbank School; line 2: partner does not fit",
        "name: Fenbank; names: Fenbank; names is not a setting of organisations.0",
        "sources: [mis-fenbank]; 'sources: [mis-fenbank'; not YAML",
      })
  void whatIsWrongIsSaidWithItsLineAndARemedy(String right, String wrong, String said)
      throws Exception {
    var partner = Files.readString(Path.of("partners", "fenbank.yaml"));
    assertThat(partner).contains(right);
    var file = file("fenbank.yaml", partner.replace(right, wrong));

    assertThatThrownBy(() -> read(all("councils"), new Resource[] {file}))
        .hasMessageContaining("fenbank.yaml, line")
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "fenbank\n", "- partner: fenbank\n"})
  void aFileWithoutSettingsIsRefusedByItsName(String text) throws Exception {
    assertThatThrownBy(() -> read(all("councils"), new Resource[] {file("new.yaml", text)}))
        .hasMessage(
            "new.yaml, line 1: no settings stand here. Write them as name: value"
                + " (docs/configuration.md), or take the file out.");
  }

  @Test
  void aSettingThatACouncilDoesNotHaveIsNamedWhereItStands() throws Exception {
    var council = Files.readString(Path.of("councils", "peterborough.yaml"));
    var lines = council.lines().toList();
    int line = 1 + lines.indexOf("  school:");
    var file =
        file(
            "peterborough.yaml", council.replace("  school:\n", "  school:\n    colours: [red]\n"));

    assertThatThrownBy(() -> read(new Resource[] {file}, new Resource[0]))
        .hasMessageContaining("peterborough.yaml, line " + (line + 1))
        .hasMessageContaining("colours is not a setting of needs.school");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{as: refuse}; lacks kinds",
        "{as: refuse, kinds: []}; kinds",
        "{as: perhaps}; perhaps",
        "{as: hold, colour: red}; colour is not a setting",
      })
  void aGateThatCannotBeIsRefusedWithItsLine(String written, String said) throws Exception {
    var council = Files.readString(Path.of("councils", "peterborough.yaml"));
    var right = "  assessment-before-meeting: hold";
    int line = 1 + council.lines().toList().indexOf(right);
    var file =
        file(
            "peterborough.yaml", council.replace(right, "  assessment-before-meeting: " + written));

    assertThatThrownBy(() -> read(new Resource[] {file}, new Resource[0]))
        .hasMessageContaining("peterborough.yaml, line " + line)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "notBefore: {weeks: 6}; notBefore: {weeks: 8}; timescales.taf-review opens its window after"
            + " 8 weeks and shuts it after 8 weeks. The lower bound must be the shorter one.",
        "within: {hours: 72}; within: {hours: 12}; timescales.mash-decision warns 12 hours before"
            + " its end, but has only 12 hours. Warn later, or give more time.",
        "until: [contact-decided]; until: [contact-recieved]; timescales.mash-decision.until.0 is"
            + " \"contact-recieved\". Write one of",
        "task: review-override; task: review-it; timescales.override-review.task is \"review-it\"."
            + " Write one of",
        "first-taf:; taf-review:; 'taf-review' stands there already. Take one of them out, or give"
            + " it another name.",
      })
  void aTimescaleThatNobodyCanKeepIsRefusedWithFileAndLine(String right, String wrong, String said)
      throws Exception {
    var council = Files.readString(Path.of("councils", "peterborough.yaml"));
    assertThat(council).contains(right);
    var file = file("peterborough.yaml", council.replaceFirst(Pattern.quote(right), wrong));

    assertThatThrownBy(() -> read(new Resource[] {file}, new Resource[0]))
        .hasMessageContaining("peterborough.yaml, line ")
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "calendar: {closed: [tomorrow]}; calendar.closed.0 does not fit",
        "calendar: {shut: [2026-12-24]}; shut is not a setting of calendar",
        "calendar: {closed: 2026-12-24}; calendar.closed does not fit",
      })
  void aCalendarIsOfDays(String calendar, String said) throws Exception {
    var council = Files.readString(Path.of("councils", "peterborough.yaml"));
    var file = file("peterborough.yaml", council + calendar + "\n");

    assertThatThrownBy(() -> read(new Resource[] {file}, new Resource[0]))
        .hasMessageContaining("peterborough.yaml, line " + (council.lines().count() + 1))
        .hasMessageContaining(said);
  }

  @Test
  void everyKindThatACouncilRefusesHasARoute() throws Exception {
    var routes = new StringBuilder();
    for (var route : all("routes")) {
      routes.append(route.getContentAsString(StandardCharsets.UTF_8));
    }
    for (var council : List.of("peterborough", "north-lincolnshire")) {
      var gates = read(all("councils"), all("partners")).council(council).orElseThrow().gates();
      assertThat(gates.values())
          .flatExtracting(gate -> (List<?>) gate.parameters().getOrDefault("kinds", List.of()))
          .allSatisfy(kind -> assertThat(routes).containsPattern("kind: " + kind + "\n"));
    }
  }

  @Test
  void aDayOnWhichTheCouncilIsShutIsNoWorkingDay() throws Exception {
    var council =
        Files.readString(Path.of("councils", "peterborough.yaml"))
            + "calendar: {closed: [2026-12-24]}\n";

    var days =
        read(new Resource[] {file("peterborough.yaml", council)}, new Resource[0])
            .council("peterborough")
            .orElseThrow()
            .calendar()
            .workingDays();

    assertThat(days.isWorking(LocalDate.parse("2026-12-24"))).isFalse();
    assertThat(days.version()).endsWith("closed [2026-12-24] open []");
  }

  @Test
  void aPartnerOfACouncilThatIsNotThereIsRefused() throws Exception {
    var partner =
        Files.readString(Path.of("partners", "ehm.yaml"))
            .replace("council: peterborough", "council: atlantis");

    assertThatThrownBy(() -> read(all("councils"), new Resource[] {file("ehm.yaml", partner)}))
        .hasMessageContaining("partners/ehm.yaml")
        .hasMessageContaining("atlantis");
  }

  private static Directory read(Resource[] councils, Resource[] partners) throws IOException {
    return new DirectoryConfiguration().directory(councils, partners);
  }

  private static Resource[] all(String folder) throws IOException {
    try (var files = Files.list(Path.of(folder))) {
      List<Path> found = files.sorted().toList();
      var resources = new Resource[found.size()];
      for (int i = 0; i < resources.length; i++) {
        resources[i] = file(found.get(i).getFileName().toString(), Files.readString(found.get(i)));
      }
      return resources;
    }
  }

  private static Resource file(String name, String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }
}
