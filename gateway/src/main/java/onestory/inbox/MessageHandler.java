package onestory.inbox;

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
}
