package onestory.console;

import java.util.List;
import onestory.councils.FaultySettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers rules that can't be tried with problem+json (RFC 9457): each fault, its line, a remedy.
 */
@RestControllerAdvice(assignableTypes = TimescalesController.class)
final class RuleRefusals {

  /** One thing that is wrong. */
  record Fault(int line, String says, String remedy) {}

  @ExceptionHandler
  ProblemDetail faulty(FaultySettings settings) {
    return problem(
        settings.faults().stream()
            .map(fault -> new Fault(fault.line(), fault.says(), fault.remedy()))
            .toList());
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownRule rule) {
    return problem(List.of(new Fault(rule.line(), rule.getMessage(), rule.remedy())));
  }

  private static ProblemDetail problem(List<Fault> faults) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY, "These timescales cannot be tried.");
    problem.setTitle("Faulty timescales");
    problem.setProperty("faults", faults);
    return problem;
  }
}
