package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import onestory.front.FhirFormat;
import onestory.front.FhirPath;
import onestory.front.PlainPath;

/** What the request line and the headers alone say against a request (TRUST 7.28, 7.29, 7.34). */
record Arrival(HttpServletRequest request, Door door, FrontSettings settings) {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final List<String> OTHER_METHOD =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  /** The first thing that is wrong. */
  Optional<Refusal> refusal() {
    return address()
        .or(this::method)
        .or(this::encoding)
        .or(this::body)
        .or(this::type)
        .or(this::answer);
  }

  private Optional<Refusal> address() {
    String path = request.getRequestURI();
    if (!PlainPath.is(path) || door == Door.FHIR && !FhirPath.of(path).isWellFormed()) {
      return Optional.of(Refusal.ADDRESS);
    }
    String query = request.getQueryString();
    return query != null && query.length() > settings.address().toBytes()
        ? Optional.of(Refusal.LONG_ADDRESS)
        : Optional.empty();
  }

  private Optional<Refusal> method() {
    Set<String> allowed =
        door == Door.FHIR ? FhirPath.of(request.getRequestURI()).methods() : METHODS;
    boolean overridden = OTHER_METHOD.stream().anyMatch(name -> request.getHeader(name) != null);
    return overridden || !allowed.contains(request.getMethod())
        ? Optional.of(Refusal.method(String.join(", ", new TreeSet<>(allowed))))
        : Optional.empty();
  }

  private Optional<Refusal> encoding() {
    boolean plain =
        headers("Content-Encoding").stream().allMatch(value -> value.equalsIgnoreCase("identity"));
    return plain ? Optional.empty() : Optional.of(Refusal.ENCODED);
  }

  private Optional<Refusal> body() {
    // a message door says itself that it is not read from
    if (request.getMethod().equals("GET") && door != Door.INBOX && hasBody()) {
      return Optional.of(Refusal.BODY_WITHOUT_USE);
    }
    long limit = settings.longest(door);
    return request.getContentLengthLong() > limit
        ? Optional.of(Refusal.tooLarge(limit))
        : Optional.empty();
  }

  private Optional<Refusal> type() {
    return hasBody()
        ? new BodyType(headers("Content-Type")).refusal(door, request.getRequestURI())
        : Optional.empty();
  }

  private Optional<Refusal> answer() {
    return door != Door.FHIR || FhirFormat.isAnswered(request.getQueryString(), headers("Accept"))
        ? Optional.empty()
        : Optional.of(Refusal.NOT_ACCEPTABLE);
  }

  private boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }
}
