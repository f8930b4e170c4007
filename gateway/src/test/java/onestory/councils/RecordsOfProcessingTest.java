package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * docs/records-of-processing.md says what the councils' and partners' files say; {@code
 * -Donestory.accept=true} writes it anew.
 */
class RecordsOfProcessingTest {

  private static final Path DOCS = Path.of("..", "docs", "records-of-processing.md");

  @Test
  void theRecordsSayWhatTheFilesSay() throws IOException {
    var directory = new DirectoryConfiguration().directory(files("councils"), files("partners"));
    var lines = new ArrayList<String>();
    lines.add("# Records of processing\n");
    lines.add(
        "Who receives what, from which council, by which law (UK GDPR article 30). Written from `gateway/councils` and\n"
            + "`gateway/partners`, and checked in the build.");
    directory.councils().stream()
        .sorted(Comparator.comparing(Council::id))
        .forEach(council -> lines.add(section(council, directory)));
    var text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("onestory.accept")) {
      Files.writeString(DOCS, text);
    }
    assertThat(DOCS).hasContent(text);
  }

  private static String section(Council council, Directory directory) {
    var lines = new ArrayList<String>();
    lines.add("\n## " + council.name() + ", controller (rules " + council.version() + ")\n");
    lines.add(
        "Withheld unless a permission names them: needs "
            + plain(
                council.sensitiveNeeds().stream().map(RecordsOfProcessingTest::written).toList())
            + ".\n");
    lines.add(
        "Kept after closure: an episode %s, help refused %s, a contact %s.\n"
            .formatted(
                years(council.retention().episode()),
                years(council.retention().refused()),
                years(council.retention().contact())));
    lines.add(
        "| recipient | as | gets | gives up by | basis | by law | classes of information | numbers of people |");
    lines.add("|---|---|---|---|---|---|---|---|");
    directory.organisations().stream()
        .filter(organisation -> organisation.council().equals(council))
        .sorted(Comparator.comparing(Organisation::name))
        .map(RecordsOfProcessingTest::row)
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  /** A code that stands for all that begin so ends in a full stop. */
  private static String written(String need) {
    return need.endsWith(".") ? "all of " + need.replace(".", "") : need;
  }

  private static String row(Organisation organisation) {
    var law = organisation.lawfulBasis();
    return "| %s | %s | %s | %s | %s | UK GDPR %s%s; %s | %s | %s |"
        .formatted(
            organisation.name(),
            organisation.partner().kind(),
            gets(organisation.partner()),
            givesUp(organisation.partner()),
            organisation.partner().basis().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            law.articles(),
            law.schedule1().map(condition -> "; Schedule 1 " + condition).orElse(""),
            law.law(),
            plain(organisation.needs().classes()),
            plain(organisation.needs().personIdentifiers()));
  }

  private static String gets(Partner partner) {
    return switch (partner.delivers()) {
      case DIFFERENCES -> "what changed, and recalls";
      case WHOLE_VIEW -> "one whole view for a family";
      case NOTHING -> partner.client().isPresent() ? "what it asks for" : "nothing yet";
    };
  }

  private static String givesUp(Partner partner) {
    return partner.delivers() == Partner.Delivers.NOTHING
        ? "holds nothing"
        : partner.recall().name().toLowerCase(Locale.ROOT);
  }

  private static String years(Integer years) {
    return years == null ? "for ever" : years + " years";
  }

  private static String plain(Listed listed) {
    return listed.all() ? "all" : plain(List.copyOf(listed.values()));
  }

  private static String plain(List<String> listed) {
    return listed.isEmpty() ? "none" : String.join(", ", listed);
  }

  private static Resource[] files(String folder) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources("file:" + folder + "/*.yaml");
  }
}
