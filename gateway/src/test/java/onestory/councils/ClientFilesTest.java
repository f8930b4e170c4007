package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.security.Registration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Clients registered by files of their own. */
class ClientFilesTest {

  private static final JWK EC_KEY = ec(Curve.P_384, "ec-1");
  private static final String FOR_FENBANK =
      """
      organisation: {system: "https://fhir.hl7.org.uk/Id/urn-school-number", value: "900101"}
      scopes: [system/*.rs]
      """;

  @TempDir private Path folder;
  private final List<String> changed = new CopyOnWriteArrayList<>();
  private int second;

  @Test
  void aFileRegistersAClient() throws Exception {
    write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY));

    Registration reader = files().now().get(0);

    assertThat(reader.id()).isEqualTo("reader");
    assertThat(reader.organisation())
        .contains("https://fhir.hl7.org.uk/Id/urn-school-number|900101");
    assertThat(reader.scopes()).containsExactly("system/*.rs");
    assertThat(reader.proof().keys().orElseThrow().getKeyByKeyId("ec-1")).isNotNull();
    assertThat(reader.proof().disabled()).isFalse();
  }

  static Stream<Arguments> faults() {
    String reader = "client: reader\n" + FOR_FENBANK;
    JWK rsa = rsa(2048, "rsa-1");
    return Stream.of(
        arguments(
            "7.20 two keys with one kid",
            reader + jwks(rsa, ec(Curve.P_384, "rsa-1")),
            "line 4: this key is the second of its kid. Give each key its own kid."),
        arguments(
            "a private key",
            reader + "jwks: {keys: [" + EC_KEY.toJSONString() + "]}\n",
            "line 4: this key holds the private key. Take the key out of use"),
        arguments(
            "a short key",
            reader + jwks(short1024()),
            "this key is shorter than 2048 bits. Make a longer one."),
        arguments(
            "a key on another curve",
            reader + jwks(ec(Curve.P_256, "p256")),
            "this key is neither RSA nor EC on P-384"),
        arguments(
            "a key without a kid",
            reader + "jwks: {keys: [{kty: EC, crv: P-384, x: a, y: b}]}\n",
            "line 4: jwks.keys.0 lacks kid. Add that setting."),
        arguments(
            "rubbish for a key",
            reader + "jwks: {keys: [{kty: EC, kid: x}]}\n",
            "line 4: this key is no JWK that can be read"),
        arguments(
            "keys here and there",
            reader + jwks(EC_KEY) + "jwksUrl: https://client.example/jwks\n",
            "line 5: jwks stands beside jwksUrl. Take one of them out."),
        arguments(
            "keys over an open line",
            reader + "jwksUrl: http://client.example/jwks\n",
            "line 4: jwksUrl is neither https nor on this machine. Publish the keys under https"),
        arguments(
            "a certificate that is none",
            reader + "certificates: [rubbish]\n",
            "line 4: this certificate cannot be read. Write it as PEM"),
        arguments(
            "scopes in another order",
            reader.replace("system/*.rs", "system/*.sr"),
            "line 3: scopes.0 does not fit"),
        arguments(
            "an unknown setting",
            reader + "secret: x\n",
            "line 4: secret is not a setting of the file"),
        arguments(
            "an organisation that nobody serves",
            reader.replace("900101", "1"),
            "no partner's file serves the organisation"),
        arguments(
            "no scopes, and no partner's client",
            "client: reader\n",
            "reader has no scopes, and no partner's file names it. Add scopes"),
        arguments(
            "a partner's client with scopes",
            reader.replace("client: reader", "client: fenbank"),
            "fenbank has its organisation and scopes in a partner's file"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName("7.20 a faulty registration stops the start, with file, line and what to do")
  void aFaultyRegistrationStopsTheStart(String named, String yaml, String says) throws Exception {
    write("reader", yaml);
    assertThatThrownBy(this::files)
        .isInstanceOf(FaultySettings.class)
        .hasMessageContaining("reader.yaml, line ")
        .hasMessageContaining(says);
  }

  @Test
  void twoFilesOfOneClientAreAFault() throws Exception {
    write("a", "client: fenbank\n" + jwks(EC_KEY));
    write("b", "client: fenbank\n");
    assertThatThrownBy(this::files)
        .hasMessage(
            "b.yaml, line 1: fenbank has a file already. Take one of them out, or rename it.");
  }

  @Test
  @DisplayName("7.21 what changes in the folder counts at once, and is told")
  void whatChangesCountsAtOnce() throws Exception {
    write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY));
    var files = files();
    assertThat(changed).isEmpty();

    write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY) + "disabled: true\n");
    assertThat(files.now().get(0).proof().disabled()).isTrue();
    assertThat(changed).containsExactly("reader");

    write("writer", "client: writer\n" + FOR_FENBANK);
    assertThat(files.now()).extracting(Registration::id).containsExactly("reader", "writer");
    Files.delete(folder.resolve("reader.yaml"));
    assertThat(files.now()).extracting(Registration::id).containsExactly("writer");
    assertThat(changed).containsExactly("reader", "writer", "reader");
  }

  @Test
  void aFileThatBecameFaultyCountsAsItWas() throws Exception {
    write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY));
    var files = files();

    write("reader", "client: reader\nscopes: [system/*.sr]\n");

    assertThat(files.now().get(0).proof().keys()).isPresent();
    assertThat(changed).isEmpty();
  }

  @Test
  void whoChangesAFileIsToldThoughNobodyAsksForAToken() throws Exception {
    write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY));
    var watch = new ClientFilesWatch(files(), Duration.ZERO);
    watch.start();
    try {
      write("reader", "client: reader\n" + FOR_FENBANK + jwks(EC_KEY) + "disabled: true\n");
      await().untilAsserted(() -> assertThat(changed).containsExactly("reader"));
    } finally {
      watch.stop();
    }
  }

  private ClientFiles files() throws IOException {
    var directory = new DirectoryConfiguration().directory(all("councils"), all("partners"));
    return new ClientFiles(
        folder,
        Duration.ZERO,
        new ClientFileCheck(directory, Set.of("fenbank", "console")),
        changed::add);
  }

  /** Each later than the one before, however fast the test is. */
  private void write(String name, String yaml) throws IOException {
    var file = folder.resolve(name + ".yaml");
    Files.writeString(file, yaml);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + second++)));
  }

  private static Resource[] all(String folder) throws IOException {
    try (var files = Files.list(Path.of(folder))) {
      return files.map(FileSystemResource::new).toArray(Resource[]::new);
    }
  }

  private static String jwks(JWK... keys) {
    return Arrays.stream(keys)
        .map(key -> key.toPublicJWK().toJSONString())
        .collect(Collectors.joining(", ", "jwks: {keys: [", "]}\n"));
  }

  private static JWK rsa(int bits, String kid) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static JWK short1024() {
    return rsa(1024, "short");
  }

  private static JWK ec(Curve curve, String kid) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
