package onestory.security;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body ends the exchange once it is longer or slower than its door takes. */
final class CappedRequest extends HttpServletRequestWrapper {

  private final HttpServletRequest request;
  private final BodyLimit limit;
  private final CappedStream.Refusing refusing;
  private CappedStream stream;
  private boolean refused;

  CappedRequest(HttpServletRequest request, BodyLimit limit, CappedStream.Refusing refusing) {
    super(request);
    this.request = request;
    this.limit = limit;
    this.refusing = refusing;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new CappedStream(request.getInputStream(), limit, this::refuse);
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

  private void refuse(Refusal refusal) throws IOException {
    refused = true;
    refusing.refuse(refusal);
  }
}
