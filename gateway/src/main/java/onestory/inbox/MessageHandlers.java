package onestory.inbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The handlers that are there now; routes come and go while the gateway runs. */
@Component
public final class MessageHandlers {

  private record Kind(String source, String kind) {}

  private final Map<Kind, MessageHandler> handlers = new ConcurrentHashMap<>();

  /**
   * @throws IllegalStateException when another route already takes these messages
   */
  public void add(MessageHandler handler) {
    var kind = new Kind(handler.source(), handler.kind());
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException(
          "Two routes consume inbox:%s?kind=%s; keep one.".formatted(kind.source(), kind.kind()));
    }
  }

  public void remove(MessageHandler handler) {
    handlers.remove(new Kind(handler.source(), handler.kind()), handler);
  }

  Optional<MessageHandler> of(Message message) {
    return Optional.ofNullable(handlers.get(new Kind(message.source(), message.kind())));
  }
}
