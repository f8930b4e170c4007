package onestory.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID Connect provider on this machine: real HTTP, real signatures, one client. */
public final class LoopbackIssuer {

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey stranger;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> asked = new ConcurrentHashMap<>();

  private LoopbackIssuer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    stranger = new RSAKeyGenerator(2048).keyID("one").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", exchange -> say(exchange, about()));
    server.createContext("/keys", exchange -> say(exchange, new JWKSet(key).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  public static LoopbackIssuer start() {
    try {
      return new LoopbackIssuer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a gateway has to be told of it. */
  public Map<String, Object> settings() {
    String provider = "onestory.people.provider.";
    return Map.of(
        provider + "name", "Example Council",
        provider + "issuer", address(),
        provider + "client-id", "onestory",
        provider + "groups[0].group", "gateway-engineers",
        provider + "groups[0].roles", "engineer",
        provider + "groups[1].group", "fenbank-staff",
        provider + "groups[1].roles", "practitioner",
        provider + "groups[1].council", "peterborough",
        provider + "groups[1].organisation", Visitors.FENBANK);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whoever comes with this code is the person of these claims. */
  void knows(String code, JWTClaimsSet claims) {
    tokens.put(code, signed(claims, key));
  }

  /** The same, signed with a key of the same name that is not its own. */
  void forges(String code, JWTClaimsSet claims) {
    tokens.put(code, signed(claims, stranger));
  }

  /** The form that the client sent with the code. */
  String asked(String code) {
    return asked.get(code);
  }

  private static String signed(JWTClaimsSet claims, RSAKey with) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(with));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String about() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"],
         "token_endpoint_auth_methods_supported":["client_secret_basic"]}"""
        .formatted(address());
  }

  /** A code serves once. */
  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String code = form.replaceAll(".*(?:^|&)code=([^&]*).*", "$1");
    asked.put(code, form + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    String token = tokens.remove(code);
    if (token == null) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
    } else {
      say(
          exchange,
          """
          {"access_token":"a","token_type":"Bearer","expires_in":300,"id_token":"%s"}"""
              .formatted(token));
    }
  }

  private static void say(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
