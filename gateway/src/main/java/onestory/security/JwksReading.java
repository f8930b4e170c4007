package onestory.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches a JWK Set: no redirect is followed, and neither time nor length is without end. */
final class JwksReading {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofSeconds(4);
  private static final int LONGEST = 64 << 10;
  private static final Duration UNSAID = Duration.ofMinutes(5);
  private static final Duration AT_MOST = Duration.ofHours(1);
  private static final Pattern NOT_KEPT = Pattern.compile("(?i)\\b(no-store|no-cache)\\b");
  private static final Pattern AGE = Pattern.compile("(?i)\\bmax-age\\s*=\\s*\"?(\\d{1,9})");

  /** The keys, and how long they may be kept. */
  record Answer(JWKSet keys, Duration keep) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Answer read(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, response -> new CappedBody(LONGEST));
    try {
      // the whole of it: a request's own time-out ends with the headers
      return answer(answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException("No keys could be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("Answered with " + response.statusCode());
    }
    try {
      JWKSet keys = JWKSet.parse(new String(response.body(), StandardCharsets.UTF_8));
      return new Answer(
          keys.toPublicJWKSet(), kept(response.headers().firstValue("Cache-Control").orElse("")));
    } catch (ParseException e) {
      throw new IOException("Not a JWK Set", e);
    }
  }

  static Duration kept(String cacheControl) {
    if (NOT_KEPT.matcher(cacheControl).find()) {
      return Duration.ZERO;
    }
    Matcher age = AGE.matcher(cacheControl);
    Duration said = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : UNSAID;
    return said.compareTo(AT_MOST) < 0 ? said : AT_MOST;
  }
}
