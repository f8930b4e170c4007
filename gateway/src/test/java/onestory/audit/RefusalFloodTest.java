package onestory.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onestory.GatewayTest;
import onestory.Partners;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody sends hundreds of requests that are refused, from an address that no other test has. */
@GatewayTest
class RefusalFloodTest {

  private static final Pattern MORE = Pattern.compile("^401; and (\\d+) more like it$");

  @Autowired private Partners partners;
  @Autowired private RefusalTrail refusals;
  @Autowired private JdbcClient jdbc;

  @Value("${onestory.audit.refusals.each}")
  private int each;

  @Test
  @DisplayName("9.18 hundreds of refused requests of one caller are a bounded number of events")
  void flood() throws IOException {
    var from = "127.0.9.18";
    int sent = each + 400;
    for (int i = 0; i < sent; i++) {
      // each asks otherwise: that makes them no other kind
      assertThat(refused(from, (i % 2 == 0 ? "/fhir/Patient/" : "/operations/messages/") + i))
          .isEqualTo("401");
    }
    refusals.tell();

    var events = rules(from);
    long oneByOne = events.stream().filter("401"::equals).count();
    long counted =
        events.stream()
            .map(MORE::matcher)
            .filter(Matcher::matches)
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .sum();
    assertThat(oneByOne + counted).as("none is lost").isEqualTo(sent);
    // a minute may have ended in between: then there were two of them
    assertThat(events.size()).isBetween(each + 1, 2 * (each + 1)).isLessThan(sent);
    long bytes =
        jdbc.sql("select sum(pg_column_size(e.*)) from audit_event e where " + FROM)
            .param(pattern(from))
            .query(Long.class)
            .single();
    System.out.printf("%d refused requests: %d events, %d bytes%n", sent, events.size(), bytes);
    assertThat(bytes).isLessThan(2 * (each + 1) * 2000L);
  }

  private static final String FROM = "content @> ?::jsonb";

  private static String pattern(String address) {
    return "{\"agent\":[{\"network\":{\"address\":\"%s\"}}]}".formatted(address);
  }

  private List<String> rules(String from) {
    return jdbc.sql("select content->>'outcomeDesc' from audit_event where " + FROM)
        .param(pattern(from))
        .query(String.class)
        .list();
  }

  /** The status of the answer to a request that comes from there. */
  private String refused(String from, String path) throws IOException {
    var gateway = partners.gateway();
    try (var socket =
        new Socket(gateway.getHost(), gateway.getPort(), InetAddress.getByName(from), 0)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, gateway.getAuthority())
                  .getBytes(ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return answer.split(" ")[1];
    }
  }
}
