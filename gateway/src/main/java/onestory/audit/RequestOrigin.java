package onestory.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the request that is being served came from.
 *
 * @param address the caller's, as the connection tells it; no header is believed
 * @param requestId the caller's own id of the request (X-Request-Id); null when it gave none
 */
record RequestOrigin(String address, String requestId) {

  private static final String HEADER = "X-Request-Id";
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Fa-f-]{8,64}");

  /** Empty when the thread serves no request. */
  static Optional<RequestOrigin> current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? Optional.of(of(request.getRequest()))
        : Optional.empty();
  }

  private static RequestOrigin of(HttpServletRequest request) {
    return new RequestOrigin(request.getRemoteAddr(), safe(request.getHeader(HEADER)));
  }

  /** An id that could be words is kept as a fingerprint: whoever has it can still find it. */
  static String safe(String id) {
    if (id == null || PLAIN.matcher(id).matches()) {
      return id;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
