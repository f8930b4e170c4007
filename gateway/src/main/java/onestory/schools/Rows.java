package onestory.schools;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What is asked of a school's system. */
enum Rows {
  STUDENTS("students", "contact", "include=education_details,contacts"),
  ATTENDANCE("attendance-summaries", "attendance", "");

  private final String path;
  private final String kind;
  private final String query;

  Rows(String path, String kind, String query) {
    this.path = path;
    this.kind = kind;
    this.query = query;
  }

  String path() {
    return path;
  }

  /** As which kind of message a row is kept. */
  String kind() {
    return kind;
  }

  /** The first page of what changed after this; of everything when it is empty. */
  URI first(SchoolSystem school, Optional<Instant> after) {
    var asked =
        after
            .map(WondeTime::asked)
            .map(text -> "updated_after=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
            .orElse("");
    var both = query.isEmpty() || asked.isEmpty() ? query + asked : query + "&" + asked;
    return school.base().resolve(path + (both.isEmpty() ? "" : "?" + both));
  }
}
