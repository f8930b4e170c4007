package onestory.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static onestory.security.DoorAsker.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is slow, and who asks too much: they wait or are cut off, and others are answered. */
@ImpatientDoors
class FrontPatienceTest {

  @Autowired private Secrets secrets;
  @Autowired private DoorsApplication.Behind behind;
  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  private RawHttp raw;
  private DoorAsker doors;

  @BeforeEach
  void raw() {
    raw = new RawHttp(port);
    doors = new DoorAsker(port, secrets);
  }

  @Test
  @DisplayName(
      "7.33 slow headers, a slow body, idle connections: each ends, and others are answered")
  void whoIsSlowIsCutOff() throws Exception {
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      idle.add(raw.open());
    }
    Socket headers = raw.open();
    headers.getOutputStream().write("GET /fhir/asker HTTP/1.1\r\nHost:".getBytes(ISO_8859_1));
    CompletableFuture<RawHttp.Answer> body = CompletableFuture.supplyAsync(this::dripping);

    doors.assertStillAnswers();
    assertThat(new DoorAsker(managementPort, secrets).get("/actuator/health", null).statusCode())
        .isEqualTo(200);
    assertThat(RawHttp.read(headers).closed()).isTrue();
    assertThat(body.join().statuses()).containsExactly(408);
    for (Socket socket : idle) {
      assertThat(RawHttp.read(socket).closed()).isTrue();
      socket.close();
    }
    doors.assertStillAnswers();
  }

  /** A body of which a byte comes now and then, each soon enough. */
  private RawHttp.Answer dripping() {
    try (Socket socket = raw.open()) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /fhir/Task HTTP/1.1\r\nHost: x\r\nContent-Type: "
              + JSON
              + "\r\nContent-Length: 1000\r\nAuthorization: Bearer "
              + doors.token("health-visiting-p")
              + "\r\n\r\n";
      out.write(head.getBytes(ISO_8859_1));
      await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofMillis(250))
          .until(() -> socket.getInputStream().available() > 0 || drip(out));
      return RawHttp.read(socket);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean drip(OutputStream out) throws IOException {
    out.write(' ');
    out.flush();
    return false;
  }

  @Test
  @DisplayName("7.33 a client that never reads its answer holds no thread")
  void whoNeverReadsHoldsNoThread() throws Exception {
    try (Socket socket = raw.open()) {
      socket
          .getOutputStream()
          .write(
              ("GET /fhir/endless HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + doors.token("health-visiting-p")
                      + "\r\n\r\n")
                  .getBytes(ISO_8859_1));
      await().until(() -> behind.begun.get() == 1);
      doors.assertStillAnswers();
      await().atMost(Duration.ofSeconds(15)).until(() -> behind.ended.get() == 1);
    }
  }

  @Test
  @DisplayName("7.33 a client that asks too much at once waits; others do not")
  void aClientThatAsksTooMuchAtOnce() throws Exception {
    String console = doors.token("console");
    List<CompletableFuture<Integer>> waiting =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> doors.get("/operations/slow", console).statusCode()))
            .toList();
    await().until(() -> behind.waiting.get() == 4);

    HttpResponse<String> more = doors.send(doors.as("console", "/operations/slow"));
    doors.assertStillAnswers();
    behind.goOn.countDown();

    assertThat(more.statusCode()).isEqualTo(429);
    assertThat(more.headers().firstValue("Retry-After")).contains("1");
    assertThat(more.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(waiting).allMatch(answer -> answer.join() == 200);
    assertThat(doors.get("/operations/slow", console).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("7.33 a client that asks too often waits; others do not")
  void aClientThatAsksTooOften() throws Exception {
    String fenbank = doors.token("fenbank");
    HttpResponse<String> last = null;
    for (int i = 0; i < 420 && (last == null || last.statusCode() == 200); i++) {
      last = doors.get("/fhir/asker", fenbank);
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(last.body()).contains("OperationOutcome", "throttled");
    doors.assertStillAnswers();
  }
}
