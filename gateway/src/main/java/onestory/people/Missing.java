package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Tells people, on a page, that there is nothing to be shown or done. */
@RestControllerAdvice(
    assignableTypes = {SignInPages.class, OwnPages.class, AccountsPages.class, OutsidePages.class})
final class Missing {

  private final Desk desk;

  Missing(Desk desk) {
    this.desk = desk;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(ResponseStatusException refused, HttpServletRequest request) {
    var status = HttpStatus.valueOf(refused.getStatusCode().value());
    return page(status, request);
  }

  @ExceptionHandler
  ResponseEntity<String> unreadable(
      MethodArgumentTypeMismatchException address, HttpServletRequest request) {
    return page(HttpStatus.NOT_FOUND, request);
  }

  private ResponseEntity<String> page(HttpStatus status, HttpServletRequest request) {
    return desk.page(
        status,
        "message",
        request,
        Map.of(
            "heading",
            switch (status) {
              case NOT_FOUND -> "There is nothing here";
              case FORBIDDEN -> "This is not for you to change";
              default -> "This could not be done";
            },
            "text",
            "Nothing was changed.",
            "link",
            "/account",
            "linkText",
            "Your account"));
  }
}
