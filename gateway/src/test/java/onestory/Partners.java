package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.fixtures.Accepted;
import onestory.fixtures.Ehm;
import onestory.fixtures.EhmSender;
import onestory.fixtures.Family;
import onestory.fixtures.HealthSystem;
import onestory.fixtures.HealthVisitor;
import onestory.fixtures.Message;
import onestory.fixtures.School;
import onestory.fixtures.SchoolMis;
import onestory.fixtures.SchoolReads;
import onestory.fixtures.Secrets;
import onestory.record.FamilyId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test does with the running gateway, as its partners would. */
@TestComponent
@Lazy
public class Partners {

  private static final AtomicInteger COPIES = new AtomicInteger();

  private final ServletWebServerApplicationContext server;
  private final JdbcClient jdbc;
  private final Secrets secrets;
  public final Ehm ehm;
  public final HealthSystem healthVisiting;
  public final School school;
  public final SchoolMis mis;

  Partners(
      ServletWebServerApplicationContext server,
      JdbcClient jdbc,
      Secrets secrets,
      onestory.fixtures.Partners simulators) {
    this.server = server;
    this.jdbc = jdbc;
    this.secrets = secrets;
    ehm = simulators.ehm();
    healthVisiting = simulators.health("HV-P");
    school = simulators.school("Fenbank");
    mis = simulators.mis("fenbank");
  }

  /** Family 1 under ids that no other test has. */
  public static Family aFamily() {
    return Family.reidOkafor().copy(COPIES.incrementAndGet());
  }

  public URI gateway() {
    return URI.create("http://127.0.0.1:" + server.getWebServer().getPort());
  }

  public HealthVisitor healthVisitor() {
    return healthVisiting.visitor(gateway());
  }

  /** The gateway's reading of schools, as the console asks for it. */
  public SchoolReads schoolReads() {
    return new SchoolReads(gateway(), secrets);
  }

  /** Sends the message as EHM. */
  public Accepted send(Message message) {
    try (var sender = EhmSender.to(gateway().resolve("/soap/ehm"), secrets)) {
      return sender.send(message);
    }
  }

  /**
   * Plays the family's story up to and including the step, and waits until everybody is in step.
   */
  public void play(Family family, String lastStep) {
    for (var step : family.steps()) {
      family.messages(step).forEach(this::send);
      inStep(family);
      if (step.equals(lastStep)) {
        return;
      }
    }
  }

  /**
   * Waits until all that was accepted for the family is processed and every organisation is in step
   * with it.
   */
  public void inStep(Family family) {
    await("in step with " + family.name())
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> {
              assertThat(unprocessed(family)).as("messages not yet processed").isZero();
              assertThat(notInStep(family)).isEmpty();
            });
  }

  /** Whose share is not in step, and why. */
  private List<String> notInStep(Family family) {
    return jdbc.sql(
            """
            select concat_ws(' ', organisation, state, failure) from step
            where family = ? and state <> 'in-step'
            """)
        .param(FamilyId.of(familyKey(family)))
        .query(String.class)
        .list();
  }

  /** In which state each organisation's share of the family's record is. */
  public List<String> statesOf(Family family) {
    return jdbc.sql("select state from step where family = ?")
        .param(FamilyId.of(familyKey(family)))
        .query(String.class)
        .list();
  }

  /**
   * The state of the message with this receipt, and the rule that it met if it is waiting or held.
   */
  public String stateOf(Accepted accepted) {
    return jdbc.sql("select concat_ws(' ', state, rule) from inbox_message where receipt = ?::uuid")
        .param(accepted.receiptId())
        .query(String.class)
        .single();
  }

  private int unprocessed(Family family) {
    return jdbc.sql(
            "select count(*) from inbox_message where family_key = ? and state = 'accepted'")
        .param(familyKey(family))
        .query(Integer.class)
        .single();
  }

  /** What family 1's id, such as A-21, is in this copy of it. */
  public static String idIn(Family family, String id) {
    return familyKey(family).replace("FAM-3071", id);
  }

  /** An access token for the client. */
  public String token(String client) {
    var basic = client + ":" + secrets.need("client." + client + ".secret");
    var request =
        HttpRequest.newBuilder(gateway().resolve("/oauth/token"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static String familyKey(Family family) {
    var xml = family.messages().get(0).xml();
    return xml.substring(xml.indexOf("<familyId>") + 10, xml.indexOf("</familyId>"));
  }
}
