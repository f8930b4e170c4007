package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what failed to somebody who looks at it in a browser. */
public interface BrowserPages {

  /** Writes a page that says so, if a browser asks for one; answers whether it did. */
  boolean write(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException;
}
