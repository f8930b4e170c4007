package onestory.console;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.problem.Problem;
import onestory.problem.Unanswerable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Says of an operation that can't be done which part of the request is the reason, as problem+json
 * (RFC 9457) with the same four words as everywhere: rule, at, says, remedy. A value that was sent
 * never comes back.
 */
@RestControllerAdvice(basePackages = {"onestory.console", "onestory.schools"})
final class OperationRefusals {

  @ExceptionHandler
  ProblemDetail unanswerable(Unanswerable why) {
    return problem(why.status(), why.problem());
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestParameterException parameter) {
    return unanswerable(Unanswerable.missing(parameter.getParameterName()));
  }

  @ExceptionHandler
  ProblemDetail unreadable(MethodArgumentTypeMismatchException value) {
    return unanswerable(Unanswerable.unreadable(value.getName(), example(value)));
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException body) {
    for (Throwable cause = body; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unanswerable why) {
        return unanswerable(why); // of the record that was being read
      }
    }
    var at =
        body.getCause() instanceof JsonMappingException json
            ? json.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" : step.getFieldName())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("."))
            : "";
    return unanswerable(
        at.isEmpty()
            ? Unanswerable.missing("body")
            : Unanswerable.unreadable(at, "See docs/operations.md for what is sent here."));
  }

  @ExceptionHandler
  ProblemDetail unsupported(HttpMediaTypeNotSupportedException type) {
    return problem(
        415,
        new Problem(
            "content-type",
            "Content-Type",
            "The body is not of a type that is read here.",
            "Send it as %s."
                .formatted(
                    type.getSupportedMediaTypes().stream()
                        .map(Object::toString)
                        .filter(name -> !name.contains("*"))
                        .findFirst()
                        .orElse("application/json"))));
  }

  private static String example(MethodArgumentTypeMismatchException value) {
    var type = value.getParameter().nestedIfOptional().getNestedParameterType();
    if (type == UUID.class) {
      return "Send an id, such as 0b1e5a9c-7d1f-4a35-9c0e-2f6a8b3c4d5e.";
    }
    if (type == Instant.class) {
      return "Send a moment, such as 2026-03-01T12:00:00Z.";
    }
    return "Send a number.";
  }

  private static ProblemDetail problem(int status, Problem found) {
    var problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
    problem.setTitle("This was not done.");
    problem.setProperty("rule", found.rule());
    problem.setProperty("at", found.at());
    problem.setProperty("says", found.says());
    problem.setProperty("remedy", found.remedy());
    return problem;
  }
}
