package onestory.schools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import onestory.inbox.Inbox;
import onestory.inbox.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps rows in the inbox, each change as one version more; the same row again changes nothing. */
@Component
final class RowKeeper {

  private final JdbcClient jdbc;
  private final Inbox inbox;
  private final ObjectMapper json = JsonMapper.builder().build();

  RowKeeper(JdbcClient jdbc, Inbox inbox) {
    this.jdbc = jdbc;
    this.inbox = inbox;
  }

  /** In the caller's transaction, so that the version and the kept row stand or fall together. */
  Tally keep(SchoolSystem school, String kind, Told row) {
    int version = nextVersion(school.source(), row.id(), hash(bytes(row.content())));
    if (version == 0) {
      return Tally.UNCHANGED;
    }
    inbox.accept(
        new Message(
            school.source(),
            kind,
            row.id(),
            version,
            row.familyKey(),
            row.changed(),
            bytes(message(school, row, version))));
    return Tally.KEPT;
  }

  private ObjectNode message(SchoolSystem school, Told row, int version) {
    var message = json.createObjectNode();
    message
        .putObject("header")
        .put("system", school.source())
        .put("id", row.id())
        .put("version", version)
        .put("sentAt", row.changed().toString())
        .put("urn", school.urn())
        .put("school", school.name());
    message.setAll(row.content());
    return message;
  }

  /** One more than the last, or 0 when the row is as it was. */
  private int nextVersion(String source, String id, byte[] hash) {
    return jdbc.sql(
            """
            insert into school_row as r (source, id, version, hash) values (?, ?, 1, ?)
            on conflict (source, id) do update set version = r.version + 1, hash = excluded.hash
              where r.hash <> excluded.hash
            returning version
            """)
        .params(source, id, hash)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private byte[] bytes(ObjectNode content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree can always be written
    }
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
