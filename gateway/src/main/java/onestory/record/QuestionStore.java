package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.identity.Likeness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/** The table of questions: reads and writes, no rules. */
@Component
final class QuestionStore {

  private final JdbcClient jdbc;
  private final ReadingStore readings;
  private final Json json;
  private final Clock clock;

  QuestionStore(JdbcClient jdbc, ReadingStore readings, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.readings = readings;
    this.json = json;
    this.clock = clock;
  }

  /** Two recorded children look like one. Asked once, whatever was answered. */
  void likeness(UUID one, UUID other) {
    var persons = Stream.of(one, other).sorted().toList();
    asked(Likeness.RULE, persons, null, "", null).ifPresent(id -> readings.asEither(id, persons));
  }

  /** A message is held because of this. */
  void held(UUID receipt, InDoubt.Doubt doubt) {
    var persons = doubt.conflict().persons().stream().map(UUID::fromString).sorted().toList();
    if (!persons.isEmpty()) {
      asked(doubt.conflict().rule(), persons, receipt, doubt.fingerprint(), doubt.told())
          .ifPresent(id -> readings.asEither(id, persons));
    }
  }

  private Optional<UUID> asked(
      String rule, List<UUID> persons, UUID receipt, String fingerprint, JsonNode told) {
    return jdbc.sql(
            """
            insert into identity_question (id, rule, persons, receipt, fingerprint, told, state, asked_at)
            values (?, ?, ?, ?, ?, ?::jsonb, 'open', ?)
            on conflict (rule, persons, fingerprint) do update set receipt = excluded.receipt
              where identity_question.state = 'open'
            returning id
            """)
        .params(
            UUID.randomUUID(),
            rule,
            persons.toArray(UUID[]::new),
            receipt,
            fingerprint,
            told == null ? null : told.toString(),
            now())
        .query(UUID.class)
        .optional();
  }

  /** What is asked of children who are new in a record concerns that record from now on. */
  void concern(Collection<Version> written) {
    var children =
        written.stream()
            .map(Version::stored)
            .filter(stored -> stored.version() == 1 && stored.key().type().equals("Patient"))
            .map(stored -> stored.key().id())
            .toArray(UUID[]::new);
    if (children.length > 0) {
      where("state = 'open' and persons && ?", (Object) children)
          .list()
          .forEach(question -> readings.asEither(question.id(), question.persons()));
    }
  }

  List<Question> inState(String state) {
    return where("state = ? order by asked_at, id limit 200", state).list();
  }

  /** The question, so that nobody else decides it meanwhile. */
  Optional<Question> locked(UUID id) {
    return where("id = ? for update", id).optional();
  }

  Optional<Question> find(UUID id) {
    return where("id = ?", id).optional();
  }

  /** What the held message tells of the person, while it is asked. */
  Optional<JsonNode> told(UUID id) {
    return jdbc.sql("select told from identity_question where id = ? and told is not null")
        .param(id)
        .query(String.class)
        .optional()
        .map(json::object);
  }

  String fingerprint(UUID id) {
    return jdbc.sql("select fingerprint from identity_question where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  /**
   * @return the families whose records it concerned
   */
  List<UUID> decided(UUID id, String state, Act.Because because) {
    jdbc.sql(
            """
            update identity_question set state = ?, decided_by = ?, reason = ?, decided_at = ?, told = null
            where id = ?
            """)
        .params(state, because.by(), because.reason(), now(), id)
        .update();
    return readings.settled(id);
  }

  /** Whether these are one was asked; they were made one. */
  void merged(UUID one, UUID other, Act.Because because) {
    jdbc.sql("select id from identity_question where state = 'open' and persons @> ? and rule = ?")
        .params(new UUID[] {one, other}, Likeness.RULE)
        .query(UUID.class)
        .list()
        .forEach(id -> decided(id, "same", because));
  }

  /** Everything that was ever asked about this person is gone, as if it had not been. */
  void forget(UUID person) {
    jdbc.sql("delete from identity_question where persons @> array[?] returning id")
        .param(person)
        .query(UUID.class)
        .list()
        .forEach(readings::settled);
  }

  private MappedQuerySpec<Question> where(String condition, Object... params) {
    return jdbc.sql("select * from identity_question where " + condition)
        .params(params)
        .query(QuestionStore::question);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Question question(ResultSet row, int n) throws SQLException {
    var columns = new Columns(row);
    return new Question(
        columns.id("id"),
        columns.text("rule"),
        columns.ids("persons"),
        Optional.ofNullable(columns.id("receipt")),
        columns.text("state"),
        columns.at("asked_at"),
        columns.mayBeAt("decided_at"),
        columns.mayBeText("decided_by"));
  }
}
