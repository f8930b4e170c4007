package onestory.inbox;

import java.util.function.BooleanSupplier;

/**
 * What happens to kept messages of one source and kind: in practice a Camel route that begins with
 * {@code inbox:}.
 */
public interface MessageHandler {

  String source();

  String kind();

  /**
   * Makes the message take effect, within the caller's transaction.
   *
   * @throws onestory.problem.ProblemFound when the message itself is at fault; anything else thrown
   *     is taken for a passing fault or a bug
   */
  void handle(KeptMessage message);

  /**
   * Shows the council's gates a message that is not kept yet; without any effect, within the
   * caller's transaction, which can't write.
   *
   * @param settled whether all that was told of the family before is recorded; asked only where it
   *     counts
   * @throws onestory.problem.ProblemFound refused, when it need not be kept
   */
  void tryOut(Message message, BooleanSupplier settled);
}
