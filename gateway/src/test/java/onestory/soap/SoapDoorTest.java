package onestory.soap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of EHM's door over real HTTP, with a stub of the inbox behind it; all share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = SoapApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "camel.main.routes-include-pattern=classpath:routes/ehm-in.camel.yaml"
    })
@Import(SoapDoor.class)
@ContextConfiguration(initializers = SigningSystem.class)
@interface SoapDoorTest {}
