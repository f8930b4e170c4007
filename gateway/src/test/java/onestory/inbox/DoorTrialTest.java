package onestory.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import onestory.GatewayTest;
import onestory.audit.RequestGrounds;
import onestory.councils.Directory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A message is tried on one state of the record, whatever is recorded meanwhile (decision 9). */
@GatewayTest
class DoorTrialTest {

  private static final String SOURCE = "ehm-pcc";
  private static final String KIND = "targetedSupportRequest";

  @Autowired private Directory directory;
  @Autowired private Inbox inbox;
  @Autowired private RequestGrounds grounds;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;

  private final String family = "FAM-" + UUID.randomUUID();

  @Test
  @DisplayName("What was told and is recorded during the trial was not there when it began")
  void recordedMeanwhile() {
    var told = toldAndNotRecorded();
    var during = new ArrayList<Boolean>();
    var trial =
        trial(
            settled -> {
              elsewhere(() -> recorded(told));
              during.add(settled.getAsBoolean());
            });

    trial.tryOut(request());
    trial.tryOut(request());

    assertThat(during)
        .as("is all recorded that was told? the first trial has not seen it, the second has")
        .containsExactly(false, true);
  }

  private DoorTrial trial(Consumer<BooleanSupplier> tried) {
    var handlers = new MessageHandlers();
    handlers.add(
        new MessageHandler() {
          @Override
          public String source() {
            return SOURCE;
          }

          @Override
          public String kind() {
            return KIND;
          }

          @Override
          public void handle(KeptMessage message) {
            throw new AssertionError("it is only tried");
          }

          @Override
          public void tryOut(Message message, BooleanSupplier settled) {
            tried.accept(settled);
          }
        });
    return new DoorTrial(directory, handlers, inbox, grounds, transactions);
  }

  private Message request() {
    return new Message(SOURCE, KIND, family + "-2", 1, family, Instant.EPOCH, new byte[0]);
  }

  /** Kept, and nobody is asked to process it. */
  private UUID toldAndNotRecorded() {
    var receipt = UUID.randomUUID();
    jdbc.sql(
            """
            insert into inbox_message (receipt, source, kind, source_id, source_version, family_key, sent_at, received_at,
              payload, payload_hash, state)
            values (?, ?, 'consent', ?, 1, ?, now(), now(), '', '', 'accepted')
            """)
        .params(List.of(receipt, SOURCE, family + "-1", family))
        .update();
    return receipt;
  }

  private void recorded(UUID receipt) {
    jdbc.sql("update inbox_message set state = 'done', settled_at = now() where receipt = ?")
        .param(receipt)
        .update();
  }

  /** In a transaction of its own. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }
}
