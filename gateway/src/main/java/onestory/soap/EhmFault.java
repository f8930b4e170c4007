package onestory.soap;

import java.util.Optional;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a SOAP fault: the problem, when the message is to blame; else nothing but that it
 * was not accepted.
 */
final class EhmFault implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(EhmFault.class);

  @Override
  public void process(Exchange exchange) {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    Optional<Problem> problem =
        thrown instanceof MessageRefused refused ? Optional.of(refused.problem()) : found(thrown);
    if (problem.isEmpty()) {
      LOG.error("A message of EHM could not be accepted: {}", thrown.getClass().getName());
      LOG.debug("", thrown);
    }
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(problem.map(EhmFault::fault).orElseGet(EhmFault::unexpected));
  }

  private static Optional<Problem> found(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemFound found) {
        return Optional.of(found.problem());
      }
    }
    return Optional.empty();
  }

  static SoapFault fault(Problem problem) {
    SoapFault fault = new SoapFault(problem.says(), Fault.FAULT_CODE_CLIENT);
    fault
        .getOrCreateDetail()
        .appendChild(
            fault
                .getDetail()
                .getOwnerDocument()
                .importNode(
                    new EhmElement("problem")
                        .with("rule", problem.rule())
                        .with("at", problem.at())
                        .with("says", problem.says())
                        .with("remedy", problem.remedy())
                        .element(),
                    true));
    return fault;
  }

  static SoapFault unexpected() {
    return new SoapFault(
        "The message was not accepted for a reason of ours. Send it again later.",
        Fault.FAULT_CODE_SERVER);
  }
}
