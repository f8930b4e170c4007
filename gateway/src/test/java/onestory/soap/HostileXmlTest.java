package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * XML that is written to harm whoever parses it, with right credentials: refused soon, and nothing
 * is fetched or read for it.
 */
@SoapDoorTest
class HostileXmlTest {

  private static final Canary CANARY = new Canary();
  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired SoapDoor door;

  private Instant began;

  @BeforeEach
  void begin() {
    door.inbox.kept.clear();
    began = Instant.now();
  }

  @AfterEach
  void soonAndNothingIsFetchedAndTheNextGoodMessageIsTaken() {
    assertThat(Duration.between(began, Instant.now())).isLessThan(SOON);
    assertThat(CANARY.calls()).isZero();
    door.assertStillTakesGoodMessages();
  }

  @AfterAll
  static void stop() {
    CANARY.close();
  }

  static Stream<Arguments> entities() {
    return Stream.of(
        arguments("entity of a file", dtd("<!ENTITY e SYSTEM '" + CANARY.file() + "'>")),
        arguments("entity of an address", dtd("<!ENTITY e SYSTEM '" + CANARY.url() + "'>")),
        arguments(
            "parameter entity",
            dtd("<!ENTITY % p SYSTEM '" + CANARY.url() + "'> %p;<!ENTITY e 'x'>")),
        arguments("external DTD", "<!DOCTYPE x SYSTEM '" + CANARY.url() + "'>"),
        arguments("public DTD", "<!DOCTYPE x PUBLIC '-//x//y' '" + CANARY.url() + "'>"),
        arguments("DTD without entities", "<!DOCTYPE x>"),
        arguments("stylesheet", "<?xml-stylesheet type='text/xsl' href='" + CANARY.url() + "'?>"));
  }

  private static String dtd(String inside) {
    return "<!DOCTYPE x [" + inside + "]>";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entities")
  @DisplayName("7.37 entities, DTDs and stylesheets are refused before the envelope")
  void beforeTheEnvelope(String what, String before) {
    String message = PeopleMessage.good();
    String named = before.contains("ENTITY e") ? message.replace("Ana", "&e;") : message;
    door.assertRefused(door.post(before + door.proven(named)), "soap");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inside")
  @DisplayName(
      "7.37 inclusion, schema locations and instructions inside are refused or not followed")
  void insideTheMessage(String what, String message) {
    var answer = door.post(door.proven(message));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<faultcode>soap:Client<").doesNotContain("Canary");
    assertThat(door.inbox.kept).isEmpty();
  }

  static Stream<Arguments> inside() {
    String include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='%s'/>";
    String location = "<people xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:%s='%s' ";
    String good = PeopleMessage.good();
    return Stream.of(
        arguments("XInclude of a file", good.replace("Ana", include.formatted(CANARY.file()))),
        arguments("XInclude of an address", good.replace("Ana", include.formatted(CANARY.url()))),
        arguments("XInclude in place of the message", include.formatted(CANARY.url())),
        arguments(
            "schemaLocation elsewhere, which is not looked at, and a message against our own"
                + " schema",
            good.replaceFirst(
                    "<people ", location.formatted("schemaLocation", "urn:x " + CANARY.url()))
                .replaceFirst("<given>Ben</given>", "")),
        arguments(
            "noNamespaceSchemaLocation elsewhere, and an element of no namespace",
            good.replaceFirst(
                    "<people ", location.formatted("noNamespaceSchemaLocation", CANARY.url()))
                .replace("Ana", "<a xmlns=''/>")),
        arguments("instruction", good.replace("Ana", "Ana<?xml-stylesheet href='x'?>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("growing")
  @DisplayName("7.38 a small document that grows is refused at once")
  void growing(String what, String before) {
    door.assertRefused(
        door.post(before + door.proven(PeopleMessage.good().replace("Ana", "&e;"))), "soap");
  }

  static Stream<Arguments> growing() {
    String laughs =
        IntStream.range(0, 30)
            .mapToObj(n -> "<!ENTITY e%d '%s'>".formatted(n + 1, ("&e" + n + ";").repeat(10)))
            .collect(Collectors.joining());
    return Stream.of(
        arguments("billion laughs", dtd("<!ENTITY e0 'ha'>" + laughs + "<!ENTITY e '&e30;'>")),
        arguments(
            "quadratic blow-up",
            dtd(
                "<!ENTITY e1 '%s'>".formatted("a".repeat(100_000))
                    + "<!ENTITY e '%s'>".formatted("&e1;".repeat(10_000)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  @DisplayName("7.39 depth, attributes, text and siblings without measure are refused")
  void large(String what, String message) {
    door.assertRefused(door.post(door.proven(message)), "soap");
  }

  static Stream<Arguments> large() {
    String good = PeopleMessage.good();
    String attributes =
        IntStream.range(0, 1_000_000).mapToObj(n -> " a" + n + "=''").collect(Collectors.joining());
    return Stream.of(
        arguments("20 000 deep", "<a>".repeat(20_000) + "</a>".repeat(20_000)),
        arguments(
            "20 000 deep in the message",
            good.replace("Ana", "<a>".repeat(20_000) + "</a>".repeat(20_000))),
        arguments(
            "a million attributes",
            "<a" + attributes.substring(0, 9 << 20).replaceFirst(" [^ ]*$", "") + "/>"),
        arguments(
            "a thousand attributes",
            "<a" + attributes.substring(0, 10_000).replaceFirst(" [^ ]*$", "") + "/>"),
        arguments("a text of 5 MB", good.replace("Ana", "x".repeat(5 << 20))),
        arguments("200 000 comments in a text", good.replace("Ana", "x<!---->".repeat(200_000))),
        arguments("a million siblings", good.replace("Ana", "<a/>".repeat(1_000_000))),
        arguments(
            "a million namespaces",
            "<a>"
                + IntStream.range(0, 200_000)
                    .mapToObj(n -> "<b xmlns:p" + n + "='u:" + n + "'/>")
                    .collect(Collectors.joining())
                + "</a>"));
  }
}
