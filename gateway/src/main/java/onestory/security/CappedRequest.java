package onestory.security;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body ends the exchange once it is longer than its door takes. */
final class CappedRequest extends HttpServletRequestWrapper {

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Door door;
  private CappedStream stream;
  private boolean refused;

  CappedRequest(HttpServletRequest request, HttpServletResponse response, Door door) {
    super(request);
    this.request = request;
    this.response = response;
    this.door = door;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new CappedStream(request.getInputStream(), door.limit(), this::refuse);
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(
            getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
  }

  boolean isRefused() {
    return refused;
  }

  /** Answers at once: whoever reads the body would answer in words of its own. */
  private void refuse() throws IOException {
    refused = true;
    Refusals.write(Refusal.tooLarge(door.limit()), door, request, response);
  }
}
