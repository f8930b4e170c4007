package onestory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole gateway on its embedded PostgreSQL, with simulated partners. All such
 * tests share one gateway: each plays families of its own, and leaves the partners working.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "onestory.clock-starts-at=2026-05-06T09:00:00Z", // within every consent of family 1
      // what one test refuses a hundred times, another looks for in the same minute
      "onestory.audit.refusals.each=300",
      "onestory.audit.refusals.together=20000",
      "onestory.audit.keep-years=7",
      "onestory.work.first-retry=200ms",
      "onestory.work.longest-retry=1s",
      "onestory.work.polling-interval=100ms"
    })
@Import({Partners.class, GivenClocks.class})
@ContextConfiguration(initializers = SimulatedPartners.class)
public @interface GatewayTest {}
