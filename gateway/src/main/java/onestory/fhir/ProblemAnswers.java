package onestory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import onestory.front.Culprit;
import onestory.problem.ProblemFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of every failure an OperationOutcome that says what to do, and nothing of our insides. */
@Interceptor
public final class ProblemAnswers {

  private static final String NOTHING = "There is nothing here that you may see.";
  private static final String NOT_SERVED = "The request is not one that is served here.";
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  /** Called by HAPI before it writes the answer. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException answer(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemFound found) {
        var problem = found.problem();
        return new UnprocessableEntityException(
            "%s at %s: %s %s"
                .formatted(problem.rule(), problem.at(), problem.says(), problem.remedy()));
      }
    }
    if (thrown instanceof DataFormatException) {
      return new InvalidRequestException(
          "A parameter can't be read; a date is written as 2026-06-05, a moment as 2026-06-05T12:00:00Z.");
    }
    if (thrown instanceof ResourceNotFoundException) {
      return new ResourceNotFoundException(NOTHING); // one answer, whatever there is
    }
    if (thrown instanceof BaseServerResponseException answer
        && !(thrown instanceof InternalErrorException)) {
      return said(answer);
    }
    LOG.error("FHIR request failed: {}", Culprit.of(thrown));
    LOG.debug("", thrown);
    return new InternalErrorException(
        "OneStory failed to answer; nothing was changed. Try again later.");
  }

  /** What HAPI says in its own words may repeat what was asked. */
  private static BaseServerResponseException said(BaseServerResponseException answer) {
    boolean hapis = answer.getMessage() == null || answer.getMessage().startsWith("HAPI-");
    return hapis
        ? BaseServerResponseException.newInstance(answer.getStatusCode(), NOT_SERVED)
        : answer;
  }
}
