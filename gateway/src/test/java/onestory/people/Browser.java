package onestory.people;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person's browser does: keeps cookies, and sends forms with the token of the last page. */
final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern TITLE = Pattern.compile("<title>([^<]+) - OneStory</title>");

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";

  Browser(URI base) {
    this.base = base;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Loads the page and sends its form. */
  HttpResponse<String> fill(String page, String action, String... fields) {
    get(page);
    return post(action, fields);
  }

  /** Sends a form, with the token of the page before. */
  HttpResponse<String> post(String path, String... fields) {
    List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
    }
    return send(
        request(path, "Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", pairs))));
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  /** The token of the last page that had a form. */
  String token() {
    return token;
  }

  /** What the gateway gave it to keep. */
  String word() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("onestory"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Keeps this word in place of its own. */
  void keep(String word) {
    HttpCookie cookie = new HttpCookie("onestory", word);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(base, cookie);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      var found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      keepToLookAt(answer.body());
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** One page of each title. */
  private static void keepToLookAt(String page) throws IOException {
    var title = TITLE.matcher(page);
    if (title.find()) {
      Path folder = Files.createDirectories(Path.of("target", "people"));
      String name = title.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
      Files.writeString(
          folder.resolve(name + (page.contains("class=\"fault\"") ? "-fault" : "") + ".html"),
          page);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
