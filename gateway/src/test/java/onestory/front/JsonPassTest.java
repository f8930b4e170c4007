package onestory.front;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON may not be, whoever reads it after. */
class JsonPassTest {

  private static final JsonLimits LIMITS = new JsonLimits(64, 500_000, 1_048_576, 200, 40, 30);

  private final JsonPass pass = new JsonPass(LIMITS);

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("10 000 levels of objects", "{\"a\":".repeat(10_000), "limit"),
        arguments("10 000 levels of arrays", "{\"a\":" + "[".repeat(10_000), "limit"),
        arguments("65 levels, closed", "{\"a\":".repeat(65) + "1" + "}".repeat(65), "limit"),
        arguments("half a million tokens", "{\"a\":[" + "0,".repeat(500_000) + "0]}", "limit"),
        arguments("a million keys", keys(1_000_000), "limit"),
        arguments("status twice", "{\"status\":\"a\",\"status\":\"b\"}", "duplicate-key"),
        arguments("subject twice", "{\"x\":{\"subject\":{},\"subject\":{}}}", "duplicate-key"),
        arguments("resourceType twice, one escaped", escapedTwice(), "duplicate-key"),
        arguments("5 000 digits", "{\"a\":" + "9".repeat(5_000) + "}", "limit"),
        arguments("5 000 decimals", "{\"a\":0." + "9".repeat(5_000) + "}", "limit"),
        arguments("1e1000000", "{\"a\":1e1000000}", "number"),
        arguments("1E-1000000", "{\"a\":1E-1000000}", "number"),
        arguments("1e31", "{\"a\":[1e31]}", "number"),
        arguments("an exponent of a hundred digits", "{\"a\":1e" + "9".repeat(100) + "}", "limit"),
        arguments(
            "a text of more than 1 MiB", "{\"a\":\"" + "x".repeat(1_048_577) + "\"}", "limit"),
        arguments("a name of 201 letters", "{\"" + "x".repeat(201) + "\":1}", "limit"),
        arguments("NUL, escaped", "{\"a\":\"x\\u0000\"}", "character"),
        arguments("NUL in a name", "{\"x\\u0000\":1}", "character"),
        arguments("half a pair", "{\"a\":\"\\ud83d\"}", "character"),
        arguments("a pair the wrong way round", "{\"a\":\"\\ude00\\ud83d\"}", "character"),
        arguments("no character of the first plane", "{\"a\":\"\\ufffe\"}", "character"),
        arguments("no character of the second", "{\"a\":\"\\ud83f\\udfff\"}", "character"),
        arguments("no character in the middle", "{\"a\":\"\\ufdd0\"}", "character"),
        arguments("a control character", "{\"a\":\"\\u001b[31m\"}", "character"),
        arguments("a narrative 65 deep", "{\"div\":\"" + "<div>".repeat(65) + "\"}", "limit"),
        arguments("a mark of byte order", "\uFEFF{}", "bom"),
        arguments("two objects", "{} {}", "json"),
        arguments("no object", "[{}]", "json"),
        arguments("nothing", "", "json"),
        arguments("half an object", "{\"a\":1", "json"),
        arguments("single quotes", "{'a':1}", "json"),
        arguments("a comment", "{/**/}", "json"),
        arguments("NaN", "{\"a\":NaN}", "json"),
        arguments("a comma too many", "{\"a\":1,}", "json"),
        arguments("a leading zero", "{\"a\":007}", "json"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  @DisplayName("7.45 JSON that would cost more than it says, or that two readers read differently")
  void whatCostsMoreThanItSaysOrIsReadTwoWays(String what, String body, String rule) {
    assertThat(refusal(body.getBytes(UTF_8)).rule()).isEqualTo(rule);
  }

  @Test
  @DisplayName("7.35 another encoding than UTF-8, overlong or cut UTF-8")
  void whatIsNotUtf8() {
    assertThat(refusal("{}".getBytes(UTF_16)).rule()).isEqualTo("utf-8");
    assertThat(refusal(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAE, '"'}).rule())
        .isEqualTo("utf-8");
    assertThat(refusal(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}).rule())
        .as("half a pair, written out")
        .isEqualTo("utf-8");
    assertThat(refusal("{\"a\":\"\u00e9".getBytes(UTF_8)).rule()).isEqualTo("json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1e30,\"b\":-1.5E-30,\"c\":0.000000000000000001}",
        "{\"a\":\"\u202e\u05e9\u05dc\u05d5\u05dd\u202c \ud83d\ude00\\n\\t\",\"b\":{\"a\":[]}}",
        "{\"div\":\"<div><p>1 < 2</p><br/></div>\"}",
      })
  @DisplayName("7.45 what is legal stays as it was written, from right to left too")
  void whatIsLegalStays(String body) {
    assertThat(pass.check(body.getBytes(UTF_8))).isEqualTo(body);
  }

  @Test
  @DisplayName(
      "7.45 no body of 2 MiB costs more than two seconds to look through, however it is made")
  void theWorstBodiesAreBounded() {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    CostOfTheWorst.bodies()
        .forEach(
            (name, body) -> {
              long before = thread.getCurrentThreadCpuTime();
              catchThrowable(() -> pass.check(body));
              assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before))
                  .as(name)
                  .isLessThan(Duration.ofSeconds(2));
            });
  }

  @Test
  void theRefusalNamesThePlaceButNothingThatIsWrittenThere() {
    Problem problem = refusal("{\"note\":[{\"text\":\"Maya\\u0000\"}]}".getBytes(UTF_8));
    assertThat(problem.at()).isEqualTo("/note/0/text");
    assertThat(problem.toString()).doesNotContain("Maya");
    assertThat(refusal("{\"Maya Reid\":\"\\u0000\"}".getBytes(UTF_8)).at()).isEmpty();
  }

  private Problem refusal(byte[] body) {
    return catchThrowableOfType(ProblemFound.class, () -> pass.check(body)).problem();
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + i + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escapedTwice() {
    return "{\"resourceType\":\"Task\",\"resource\\u0054ype\":\"Patient\"}";
  }
}
