package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The story, and the family's own copy of its plan, as a page and a PDF. */
@GatewayTest
class StoryPagesTest {

  private static final Path SAMPLES = Path.of("target", "stories"); // to look at

  @Autowired private Partners partners;

  private Family family;

  @BeforeEach
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
  }

  @Test
  void aStoryIsAPageThatLoadsAndRunsNothing() throws IOException {
    var answer = get("fenbank", "Patient/" + maya(), "text/html");
    var page = text(answer, "school-maya.html");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(page)
        .contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\">", "<main>", "<h1")
        .contains("The story of Maya Okafor", "Made for Fenbank Primary School on 6 May 2026")
        .contains("Joan Reid (grandmother)")
        .doesNotContain("argue", "rows", "Theo", "<script", "src=", "href=\"http");
    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theSameStoryIsAPdfByWishOrByName() throws IOException {
    var byWish = get("health-visiting-p", "Group/" + group(), "application/pdf");
    var byName = get("health-visiting-p", "Group/" + group() + ".pdf", "*/*");

    assertThat(byWish.statusCode()).isEqualTo(200);
    assertThat(header(byName, "Content-Type")).isEqualTo("application/pdf");
    assertThat(read(byWish, "health-family.pdf"))
        .contains("The story of the Okafor family", "Page 1 of", "Do not pass it on")
        .doesNotContain("argue", "rows");
    assertThat(read(byName, "again.pdf")).contains("The story of the Okafor family");
  }

  @Test
  void theCouncilGivesTheFamilyItsPlanWithNothingOfOneAdultAlone() throws IOException {
    var reference = "plan/" + Partners.familyKey(family);
    var page = text(get("pcc", reference, "text/html"), "plan.html");
    var pdf = read(get("pcc", reference + ".pdf", "*/*"), "plan.pdf");

    for (var copy : new String[] {page, pdf}) {
      assertThat(copy)
          .contains("The plan of the Okafor family", "breakfast club", "Sam Hale", "5 June 2026")
          .contains("Some parts are personal to one grown-up")
          .contains("I get tired when they shout and then I don", "nobody understands him but me")
          .doesNotContain("argue", "rows", "parental conflict");
    }
  }

  @Test
  void onlyTheCouncilGivesPlans() {
    var reference = "plan/" + Partners.familyKey(family);

    assertThat(get("fenbank", reference, "text/html").statusCode()).isEqualTo(404);
    assertThat(get("fenbank", reference + ".pdf", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("pcc", "plan/unheard-of", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void theDoorAsksForATokenAScopeAndAPurposeThatThereIs() {
    var path = "Patient/" + maya();

    assertThat(get(null, path, "text/html").statusCode()).isEqualTo(401);
    assertThat(get("console", path, "text/html").statusCode()).isEqualTo(403);
    assertThat(get("fenbank", path + "?purpose=MARKETING", "text/html").statusCode())
        .isEqualTo(400);
    assertThat(get("fenbank", "Patient/" + group(), "text/html").statusCode()).isEqualTo(404);
    assertThat(get("fenbank", "Goal/" + group(), "text/html").statusCode()).isEqualTo(404);
  }

  private String maya() {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
  }

  private String group() {
    return FamilyId.of(Partners.familyKey(family)).toString();
  }

  private HttpResponse<byte[]> get(String client, String path, String accept) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/stories/" + path))
            .header("Accept", accept);
    if (client != null) {
      request.header("Authorization", "Bearer " + partners.token(client));
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer, String sample) throws IOException {
    keep(answer, sample);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String read(HttpResponse<byte[]> answer, String sample) throws IOException {
    keep(answer, sample);
    try (var document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static void keep(HttpResponse<byte[]> answer, String sample) throws IOException {
    Files.createDirectories(SAMPLES);
    Files.write(SAMPLES.resolve(sample), answer.body());
  }
}
