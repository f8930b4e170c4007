package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.EhmPoster;
import onestory.fixtures.Family;
import onestory.fixtures.Secrets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A proof counts once over all nodes of one database. */
@GatewayTest
class SeenProofsInDatabaseTest {

  @Autowired private JdbcClient jdbc;
  @Autowired private Partners partners;
  @Autowired private Secrets simulatorSecrets;

  @Test
  @DisplayName("7.41 a proof that one node has taken is a repeat on every other")
  void onAnotherNode() {
    SeenProofs one = new SeenProofsInDatabase(jdbc);
    SeenProofs other = new SeenProofsInDatabase(jdbc);
    String proof = UUID.randomUUID().toString();

    assertThat(one.isNew(proof)).isTrue();
    assertThat(other.isNew(proof)).isFalse();
    assertThat(one.isNew(proof)).isFalse();
  }

  @Test
  @DisplayName("7.41 of many nodes that get it at once, one takes it")
  void atOnce() throws Exception {
    String proof = UUID.randomUUID().toString();
    var threads = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> nodes =
        Collections.nCopies(16, () -> new SeenProofsInDatabase(jdbc).isNew(proof));
    int taken = 0;
    for (Future<Boolean> node : threads.invokeAll(nodes)) {
      taken += node.get() ? 1 : 0;
    }
    threads.shutdownNow();
    assertThat(taken).isOne();
  }

  @Test
  void whatIsOldEnoughIsForgotten() {
    SeenProofs seen = new SeenProofsInDatabase(jdbc);
    String proof = UUID.randomUUID().toString();
    jdbc.sql("delete from soap_proof").update(); // a hundred at most are forgotten at once
    assertThat(seen.isNew(proof)).isTrue();
    jdbc.sql("update soap_proof set forget_at = now() - interval '1 second'").update();
    seen.isNew(UUID.randomUUID().toString());
    assertThat(seen.isNew(proof)).isTrue();
  }

  @Test
  @DisplayName("7.41 the whole gateway takes an envelope once")
  void theWholeGateway() {
    EhmPoster ehm = EhmPoster.to(partners.gateway().resolve("/soap/ehm"), simulatorSecrets);
    Family family = Partners.aFamily();
    var message = family.messages().get(0);
    String envelope = ehm.envelope(message.xml().replaceFirst("^<\\?xml[^>]*\\?>\\s*", ""));

    assertThat(ehm.post(envelope, message.operation()).statusCode()).isEqualTo(200);
    HttpResponse<String> again = ehm.post(envelope, message.operation());
    assertThat(again.statusCode()).isEqualTo(500);
    assertThat(again.body()).contains("rule>credentials</");
    partners.inStep(family);
  }
}
