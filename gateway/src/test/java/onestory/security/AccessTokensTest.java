package onestory.security;

import static onestory.security.DoorAsker.basic;
import static onestory.security.DoorAsker.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a token is got with a secret, and what passes for one: nothing else. */
@ExtendWith(OutputCaptureExtension.class)
@DoorsOnly
class AccessTokensTest {

  @Autowired private Secrets secrets;
  @LocalServerPort private int port;

  private DoorAsker doors;

  @BeforeEach
  void doors() {
    doors = new DoorAsker(port, secrets);
  }

  @Test
  void aClientGetsATokenAndIsKnownByIt() throws Exception {
    HttpResponse<String> answer =
        doors.tokenAnswer("health-visiting-p", doors.secret("health-visiting-p"), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).contains("\"expires_in\":300", "\"token_type\":\"Bearer\"");
    assertThat(doors.get("/fhir/asker", field(answer, "access_token")).body())
        .contains("\"clientId\":\"health-visiting-p\"", "ods-organization-code|RXP01")
        .contains("system/Task.u");
  }

  @Test
  void theSecretMayComeInTheForm() throws Exception {
    HttpResponse<String> answer =
        doors.form(
            "grant_type=client_credentials&client_id=fenbank&client_secret="
                + doors.secret("fenbank"),
            null);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "fenbank,wrong,,401,invalid_client",
    "nobody,wrong,,401,invalid_client",
    "fenbank,right,scope=operations,400,invalid_scope",
    "fenbank,right,grant_type=password,400,invalid_request",
    "fenbank,right,client_secret=x,400,invalid_request",
    "fenbank,right,client_id=console,400,invalid_request",
    "fenbank,right,scope=%zz,400,invalid_request",
  })
  void aTokenIsRefused(String client, String secret, String more, int status, String error)
      throws Exception {
    HttpResponse<String> answer =
        doors.tokenAnswer(
            client,
            secret.equals("right") ? doors.secret(client) : secret,
            more == null ? "" : more);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void anotherGrantTypeIsNotServed() throws Exception {
    HttpResponse<String> answer =
        doors.form("grant_type=password", basic("fenbank", doors.secret("fenbank")));
    assertThat(answer.body()).contains("unsupported_grant_type");
  }

  @Test
  @DisplayName("7.22 a token in the address is not taken, and not logged")
  void aTokenInTheAddressIsNotTaken(CapturedOutput output) throws Exception {
    String token = doors.token("fenbank");
    assertThat(doors.get("/fhir/asker?access_token=" + token, null).statusCode()).isEqualTo(401);
    assertThat(doors.get("/fhir/asker?access_token=" + token, token).statusCode()).isEqualTo(200);
    assertThat(output.getAll()).doesNotContain(token);
  }

  @Test
  @DisplayName("7.22 two Authorization headers are refused, whichever is good")
  void twoAuthorizationHeadersAreRefused() throws Exception {
    HttpRequest.Builder two =
        doors
            .request("/fhir/asker")
            .header("Authorization", "Bearer " + doors.token("fenbank"))
            .header("Authorization", "Bearer " + doors.token("health-visiting-p"));
    HttpResponse<String> answer = doors.send(two);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "one Authorization header");
  }

  @Test
  @DisplayName("7.21 no bit of a token can be changed, and its signature can't be left out")
  void noBitOfATokenCanBeChanged() throws Exception {
    String token = doors.token("fenbank");
    for (int place = 0; place < token.length(); place++) {
      char changed = (char) (token.charAt(place) ^ 1);
      String other = token.substring(0, place) + changed + token.substring(place + 1);
      assertThat(doors.statusWith(other)).as("changed at %d", place).isEqualTo(401);
    }
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    assertThat(doors.statusWith(unsigned)).isEqualTo(401);
    assertThat(doors.statusWith(unsigned.substring(0, unsigned.length() - 1))).isEqualTo(401);
  }

  @Test
  @DisplayName("7.21 no other JWT passes for an access token, though signed with the same key")
  void noOtherJwtPassesForAToken() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(Tokens.ISSUER)
            .audience(Tokens.AUDIENCE)
            .claim("client_id", "fenbank")
            .claim("scope", "system/*.rs")
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build();
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    for (String type : List.of("JWT", "jwt", "client-authentication+jwt")) {
      SignedJWT other =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(type)).build(),
              claims);
      other.sign(new MACSigner(key));
      assertThat(doors.statusWith(other.serialize())).as(type).isEqualTo(401);
    }
    SignedJWT untyped = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    untyped.sign(new MACSigner(key));
    assertThat(doors.statusWith(untyped.serialize())).isEqualTo(401);
    String assertion = new SmartClient("fenbank", Tokens.AUDIENCE).assertion(p -> {});
    assertThat(doors.statusWith(assertion)).as("a client's assertion").isEqualTo(401);
  }

  @Test
  @DisplayName("7.21 a token must be ours, for us, running, and of a client that is still one")
  void aTokenMustBeOursForUsAndStillRunning() throws Exception {
    Date soon = Date.from(Instant.now().plusSeconds(60));
    JWTClaimsSet good =
        new JWTClaimsSet.Builder()
            .issuer(Tokens.ISSUER)
            .audience(Tokens.AUDIENCE)
            .claim("client_id", "fenbank")
            .claim("scope", "system/*.rs")
            .expirationTime(soon)
            .build();
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    assertThat(doors.statusWith(signed(good, key))).isEqualTo(200);

    Date past = Date.from(Instant.now().minusSeconds(1));
    assertThat(doors.statusWith(signed(copy(good).expirationTime(past).build(), key)))
        .isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).expirationTime(null).build(), key)))
        .isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).notBeforeTime(soon).build(), key)))
        .isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).issuer("other").build(), key))).isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).audience("other").build(), key))).isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).claim("client_id", "gone").build(), key)))
        .isEqualTo(401);
    assertThat(doors.statusWith(signed(copy(good).claim("scope", null).build(), key)))
        .isEqualTo(401);
    assertThat(doors.statusWith(signed(good, new byte[32]))).isEqualTo(401);
    assertThat(doors.statusWith(new PlainJWT(good).serialize())).isEqualTo(401);
    assertThat(doors.statusWith("rubbish")).isEqualTo(401);
  }

  private static String signed(JWTClaimsSet claims, byte[] key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(Tokens.TYPE)).build(),
            claims);
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  private static JWTClaimsSet.Builder copy(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }
}
