package onestory.soap;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onestory.exchange.AnswerRefused;
import onestory.exchange.BoundedAnswer;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Of EHM's answer no more is read than a receipt can be, and nothing of a status that has none
 * (TRUST 7.68).
 */
final class EhmAnswerBound extends AbstractPhaseInterceptor<Message> {

  private static final long MOST = 1024L * 1024;
  private static final int FAULT = 500;

  private final Duration within;

  EhmAnswerBound(Duration within) {
    super(Phase.RECEIVE);
    this.within = within;
  }

  @Override
  public void handleMessage(Message message) {
    var status = (Integer) message.get(Message.RESPONSE_CODE);
    if (status != null && status >= 300 && status != FAULT) {
      throw new Fault(new AnswerRefused(status, retryAfter(message)));
    }
    var answer = message.getContent(InputStream.class);
    if (answer != null) {
      message.setContent(InputStream.class, new BoundedAnswer(answer, MOST, within, () -> {}));
    }
  }

  private static Optional<String> retryAfter(Message message) {
    return message.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers
            && headers.get("Retry-After") instanceof List<?> values
            && !values.isEmpty()
        ? Optional.of(String.valueOf(values.get(0)))
        : Optional.empty();
  }
}
