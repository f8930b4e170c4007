package onestory.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the doors with times and numbers set short; all such share them, and what a client may
 * ask in a minute: the client fenbank is one test's alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = DoorsApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "server.tomcat.connection-timeout=700ms",
      "onestory.front.body-within=2s",
      "onestory.front.burst=400",
      "onestory.front.per-minute=60",
      "onestory.front.at-once=4"
    })
@ContextConfiguration(initializers = DoorData.class)
@interface ImpatientDoors {}
