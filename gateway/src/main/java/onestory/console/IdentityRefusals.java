package onestory.console;

import onestory.record.NotNow;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what can't be done as things stand with problem+json (RFC 9457). */
@RestControllerAdvice(assignableTypes = {IdentityController.class, StopsController.class})
final class IdentityRefusals {

  @ExceptionHandler
  ProblemDetail notNow(NotNow why) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, why.getMessage());
    problem.setTitle("It cannot be done as things stand");
    problem.setProperty("rule", why.rule());
    return problem;
  }
}
