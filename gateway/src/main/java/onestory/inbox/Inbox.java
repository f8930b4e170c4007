package onestory.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import onestory.work.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what arrives, durably, before the caller hears "accepted"; processing comes after. */
@Component("messageInbox") // "inbox" is Camel's component
public final class Inbox {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Worklist worklist;
  private final AuditTrail audit;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  Inbox(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Worklist worklist,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps the message and asks for it to be processed, in one transaction of its own.
   *
   * @throws ProblemFound ({@code conflict}, refused) when another content was already accepted
   *     under the same id and version
   */
  public Receipt accept(Message message) {
    return transaction.execute(status -> keep(message, State.ACCEPTED));
  }

  /**
   * Keeps, in the caller's transaction, a message whose effect that same transaction records: the
   * raw message and its effect are committed together or not at all.
   */
  public Receipt keepProcessed(Message message) {
    return keep(message, State.DONE);
  }

  /** The highest version kept of this; zero when there is none. */
  public int lastVersion(String source, String id) {
    return jdbc.sql(
            "select coalesce(max(source_version), 0) from inbox_message where source = ? and source_id = ?")
        .params(source, id)
        .query(Integer.class)
        .single();
  }

  private Receipt keep(Message message, State state) {
    var receipt = UUID.randomUUID();
    var now = clock.instant();
    int kept =
        jdbc.sql(
                """
                insert into inbox_message (receipt, source, kind, source_id, source_version, family_key, sent_at,
                  received_at, payload, payload_hash, state, settled_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (source, source_id, source_version) do nothing
                """)
            .params(
                receipt,
                message.source(),
                message.kind(),
                message.id(),
                message.version(),
                message.familyKey(),
                Timestamp.from(message.sentAt()),
                Timestamp.from(now),
                message.payload(),
                sha256(message.payload()),
                state.column(),
                state == State.DONE ? Timestamp.from(now) : null)
            .update();
    if (kept == 0) {
      var first = receiptOfFirst(message);
      audit.record(accepted(message, first.id()).under("repeated"));
      return first;
    }
    audit.record(accepted(message, receipt));
    if (state == State.ACCEPTED) {
      worklist.ask(
          FamilyInbox.WORK, new FamilyInbox.Key(message.source(), message.familyKey()).text());
    }
    return new Receipt(receipt, now, false);
  }

  private static AuditEntry accepted(Message message, UUID receipt) {
    return AuditEntry.of(AuditKind.MESSAGE_ACCEPTED, AuditAgent.client(message.source(), null))
        .with(AuditEntity.Role.MESSAGE, receipt.toString());
  }

  private Receipt receiptOfFirst(Message message) {
    return jdbc.sql(
            """
            select receipt, received_at from inbox_message
            where source = ? and source_id = ? and source_version = ? and payload_hash = ? and kind = ?
            """)
        .params(
            message.source(),
            message.id(),
            message.version(),
            sha256(message.payload()),
            message.kind())
        .query(
            (row, n) ->
                new Receipt(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), true))
        .optional()
        .orElseThrow(() -> new ProblemFound(Treatment.REFUSE, conflict(message)));
  }

  private static Problem conflict(Message message) {
    return new Problem(
        "conflict",
        "header.version",
        "Another content was already accepted under this id and version.",
        "Send the changed content under a version higher than " + message.version() + ".");
  }

  /** What waits to be processed for one family, oldest first, at most {@code limit}. */
  List<KeptMessage> accepted(String source, String familyKey, int limit) {
    return jdbc.sql(
            """
            select * from inbox_message where source = ? and family_key = ? and state = 'accepted'
            order by arrival limit ?
            """)
        .params(source, familyKey, limit)
        .query(
            (row, n) ->
                new KeptMessage(
                    row.getObject("receipt", UUID.class),
                    new Message(
                        row.getString("source"),
                        row.getString("kind"),
                        row.getString("source_id"),
                        row.getInt("source_version"),
                        row.getString("family_key"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getBytes("payload"))))
        .list();
  }

  /** Whether a later version of the same thing is already recorded. */
  boolean superseded(Message message) {
    return jdbc.sql(
            """
            select exists (select 1 from inbox_message
              where source = ? and source_id = ? and source_version > ? and state = 'done')
            """)
        .params(message.source(), message.id(), message.version())
        .query(Boolean.class)
        .single();
  }

  /** Whether this version of the same thing, or a later one, was already accepted. */
  boolean isKnown(Message message) {
    return jdbc.sql(
            """
            select exists (select 1 from inbox_message
              where source = ? and source_id = ? and source_version >= ?)
            """)
        .params(message.source(), message.id(), message.version())
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether nothing of the message's family is still to be recorded, under whichever of its keys.
   */
  boolean isSettled(Message message) {
    return jdbc.sql(
            """
            select not exists (select 1 from inbox_message
              where state in ('accepted', 'waiting') and (source = ? and family_key = ? or family_key in (
                select other.key from family_key mine
                join family_key other on other.family = mine.family where mine.key = ?)))
            """)
        .params(message.source(), message.familyKey(), message.familyKey())
        .query(Boolean.class)
        .single();
  }

  /**
   * Says where the message stands now, and for {@link State#WAITING} and {@link State#HELD} why.
   */
  void settle(UUID receipt, State state, Problem why) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update inbox_message set state = ?, rule = ?, at = ?, says = ?, remedy = ?, settled_at = ?
            where receipt = ?
            """)
        .params(
            state.column(),
            why == null ? null : why.rule(),
            why == null ? null : why.at(),
            why == null ? null : why.says(),
            why == null ? null : why.remedy(),
            Timestamp.from(now),
            receipt)
        .update();
  }

  /** Keeps beside the message what its recording warned of. */
  public void warn(UUID receipt, List<Problem> warnings) {
    if (!warnings.isEmpty()) {
      jdbc.sql("update inbox_message set warnings = ?::jsonb where receipt = ?")
          .params(text(warnings), receipt)
          .update();
    }
  }

  /**
   * Gives what waited for this family another chance, under whichever of its keys it came: a
   * consent of the case system may be what another source's request waited for.
   */
  void retryWaiting(String source, String familyKey) {
    jdbc
        .sql(
            """
            update inbox_message set state = 'accepted'
            where state = 'waiting' and (source = ? and family_key = ? or family_key in (
              select other.key from family_key mine
              join family_key other on other.family = mine.family where mine.key = ?))
            returning source, family_key
            """)
        .params(source, familyKey, familyKey)
        .query((row, n) -> new FamilyInbox.Key(row.getString(1), row.getString(2)))
        .stream()
        .distinct()
        .filter(key -> !key.equals(new FamilyInbox.Key(source, familyKey)))
        .forEach(key -> worklist.ask(FamilyInbox.WORK, key.text()));
  }

  /** Processes a held message once more: what stood in its way was settled. */
  public void again(UUID receipt) {
    jdbc.sql(
            """
            update inbox_message set state = 'accepted' where receipt = ? and state = 'held'
            returning source, family_key
            """)
        .param(receipt)
        .query((row, n) -> new FamilyInbox.Key(row.getString(1), row.getString(2)))
        .optional()
        .ifPresent(key -> worklist.ask(FamilyInbox.WORK, key.text()));
  }

  private String text(List<Problem> warnings) {
    try {
      return json.writeValueAsString(warnings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of strings can always be written
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
