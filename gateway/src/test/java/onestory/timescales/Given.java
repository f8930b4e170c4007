package onestory.timescales;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules and happenings in few words. */
public final class Given {

  private static final Pattern HAPPENING =
      Pattern.compile(
          "(?<kind>[a-z-]+) (?<at>[0-9T:+-]+)( by (?<by>\\S+))?( of (?<children>[a-z+]+))?"
              + "( #(?<item>\\S+))?( due (?<due>\\S+))?");

  private Given() {}

  static Timescale rule(String id, String settings) {
    return rules(id + ": {source: TIM-00, says: Do it, " + settings + "}").get(0);
  }

  static List<Timescale> rules(String yaml) {
    try {
      return YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .build()
          .readValue(yaml, new TypeReference<LinkedHashMap<String, Timescale>>() {})
          .entrySet()
          .stream()
          .map(one -> one.getValue().called(one.getKey()))
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * As in {@code meeting-held 2026-04-10T14:00 by m1 of maya+theo #item due 2026-06-05}, times as
   * in London, several with commas between.
   */
  public static List<Happening> happenings(String words) {
    return words.isBlank()
        ? List.of()
        : Arrays.stream(words.split(",")).map(one -> happening(one.strip())).toList();
  }

  private static Happening happening(String words) {
    var parts = HAPPENING.matcher(words);
    if (!parts.matches()) {
      throw new IllegalArgumentException(words);
    }
    return new Happening(
        HappeningKind.of(parts.group("kind")),
        Optional.ofNullable(parts.group("by")).orElse(parts.group("kind")),
        Optional.ofNullable(parts.group("children"))
            .map(names -> Set.of(names.split("\\+")))
            .orElse(Set.of()),
        Optional.ofNullable(parts.group("item")).orElse(""),
        moment(parts.group("at")),
        Optional.ofNullable(parts.group("due")).map(LocalDate::parse));
  }

  private static Moment moment(String words) {
    return words.length() > 10
        ? Moment.ofInstant(instant(words))
        : Moment.ofDay(LocalDate.parse(words));
  }

  /** As it is in London, or with an offset where the hour is there twice. */
  public static Instant instant(String words) {
    return words.length() > 16
        ? Moment.ofDateTime(words).instant()
        : LocalDateTime.parse(words).atZone(Moment.ENGLAND).toInstant();
  }

  /** A clock as the tables of cases write it. */
  public static String words(Clock clock) {
    return (clock.scope().isEmpty() ? "" : clock.scope() + " ")
        + clock.start().dateTime()
        + clock.due().map(due -> " due " + due).orElse("")
        + " "
        + clock.state().code()
        + clock.stopped().map(at -> " " + at.dateTime()).orElse("")
        + clock.late().map(late -> " by " + late).orElse("");
  }

  /** Several clocks, one after the other. */
  public static String words(List<Clock> clocks) {
    return clocks.stream().map(Given::words).collect(Collectors.joining("; "));
  }
}
