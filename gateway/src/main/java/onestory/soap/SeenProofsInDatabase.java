package onestory.soap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proofs in a table that all nodes share (TRUST 7.41): the first to insert one has it. The
 * database's clock alone says when a proof is old, since the nodes' may differ.
 */
@Component
final class SeenProofsInDatabase implements SeenProofs {

  // longer than WSS4J takes a token or a timestamp for fresh: 300 s, and 60 s ahead
  private static final String INSERT =
      """
      with old as (
        delete from soap_proof where proof in (
          select proof from soap_proof where forget_at < now() limit 100 for update skip locked))
      insert into soap_proof (proof, forget_at) values (?, now() + interval '600 seconds')
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  SeenProofsInDatabase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean isNew(String proof) {
    return jdbc.sql(INSERT).param(digest(proof)).update() == 1;
  }

  private static byte[] digest(String proof) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(proof.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
