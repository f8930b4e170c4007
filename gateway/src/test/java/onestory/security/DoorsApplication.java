package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.audit.RecordedEntries;
import onestory.audit.RefusalTrail;
import onestory.audit.RequestGrounds;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The doors of the gateway with next to nothing behind them; other rooms put themselves behind them
 * in tests.
 */
@ImportAutoConfiguration({
  EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  EndpointAutoConfiguration.class,
  WebEndpointAutoConfiguration.class,
  HealthContributorAutoConfiguration.class,
  HealthEndpointAutoConfiguration.class,
  ManagementContextAutoConfiguration.class,
  ServletManagementContextAutoConfiguration.class
})
@Import({
  SecretsConfiguration.class,
  TokenConfiguration.class,
  DoorsConfiguration.class,
  FrontConfiguration.class,
  TokenEndpoint.class,
  ErrorAnswers.class,
  DoorsApplication.Behind.class,
  DoorsApplication.TwoPartners.class,
  DoorsApplication.UsedHere.class,
  RecordedEntries.class,
  RefusalTrail.class,
  RequestGrounds.class,
  RefusalAuditConfiguration.class
})
public class DoorsApplication {

  @TestComponent
  static final class TwoPartners implements PartnerCredentials {

    @Override
    public List<Client> clients() {
      return List.of(
          new Client(
              "health-visiting-p",
              "https://fhir.nhs.uk/Id/ods-organization-code|RXP01",
              List.of("system/*.rs", "system/Task.u", "system/Goal.u", "system/Observation.c")),
          new Client(
              "fenbank",
              "https://fhir.hl7.org.uk/Id/urn-school-number|900101",
              List.of("system/*.rs")));
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }
  }

  /** There is no database behind these doors. */
  @TestComponent
  static final class UsedHere implements UsedAssertions {

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public boolean use(String client, String id, Instant until) {
      return used.add(client + " " + id);
    }
  }

  @TestComponent
  @RestController
  static final class Behind {

    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();
    final CountDownLatch goOn = new CountDownLatch(1);

    private final CurrentAsker asker;

    Behind(CurrentAsker asker) {
      this.asker = asker;
    }

    @GetMapping("/fhir/asker")
    Asker asker() {
      return asker.get();
    }

    @GetMapping("/operations/fails")
    String fails() {
      throw new IllegalStateException("canary");
    }

    @GetMapping("/operations/slow")
    String slow() throws InterruptedException {
      waiting.incrementAndGet();
      goOn.await();
      return "at last";
    }

    @GetMapping("/fhir/endless")
    void endless(HttpServletResponse response) throws IOException {
      begun.incrementAndGet();
      try {
        for (int i = 0; i < 1_000; i++) {
          response.getOutputStream().write(new byte[1 << 20]);
        }
      } finally {
        ended.incrementAndGet();
      }
    }

    @PostMapping({"/fhir/Task", "/soap/ehm"})
    int length(HttpServletRequest request) throws IOException {
      return request.getInputStream().readAllBytes().length;
    }
  }
}
