package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time as Wonde writes it: {@code {"date": "2016-11-02 00:00:00.000000", "timezone": …}}. */
final class WondeTime {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter ASKED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LONDON);

  private WondeTime() {}

  /** The moment; empty when there is none, or none that can be read. */
  static Optional<Instant> instant(JsonNode time) {
    var text = time.path("date").asText("");
    var zone = time.path("timezone").asText().equals("UTC") ? ZoneOffset.UTC : LONDON;
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The day, {@code 2016-11-02}; empty text when there is none. */
  static String day(JsonNode time) {
    var text = time.path("date").asText("");
    return text.length() < 10 ? "" : text.substring(0, 10);
  }

  /** As {@code updated_after} wants it. */
  static String asked(Instant after) {
    return ASKED.format(after);
  }
}
