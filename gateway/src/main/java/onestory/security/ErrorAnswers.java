package onestory.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the container sends what nobody answered: in the door's format, with no class name, path or
 * stack trace.
 */
@Controller
final class ErrorAnswers implements ErrorController {

  private final ObjectProvider<BrowserPages> pages;

  ErrorAnswers(ObjectProvider<BrowserPages> pages) {
    this.pages = pages;
  }

  @RequestMapping("${server.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Refusal refusal = Refusal.ofStatus(status instanceof Integer code ? code : 404);
    for (BrowserPages each : pages.orderedStream().toList()) {
      if (each.write(refusal.status(), request, response)) {
        return;
      }
    }
    Refusals.write(refusal, Door.of(String.valueOf(path)), request, response);
  }
}
