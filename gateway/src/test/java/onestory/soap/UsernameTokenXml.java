package onestory.soap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A UsernameToken by hand (WS-Security UsernameToken Profile 1.1), to be spoiled one part at a
 * time.
 */
record UsernameTokenXml(String user, String password, String nonce, Instant created) {

  private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

  static UsernameTokenXml of(String user, String password) {
    byte[] nonce = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    return new UsernameTokenXml(
        user,
        password,
        Base64.getEncoder().encodeToString(nonce),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  UsernameTokenXml createdAt(Instant other) {
    return new UsernameTokenXml(user, password, nonce, other.truncatedTo(ChronoUnit.MILLIS));
  }

  String digest() throws Exception {
    byte[] once = Base64.getDecoder().decode(nonce);
    byte[] when = created.toString().getBytes(StandardCharsets.UTF_8);
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(once.length + when.length + secret.length);
    all.put(once).put(when).put(secret);
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(all.array());
    return header("Digest", Base64.getEncoder().encodeToString(digest), times());
  }

  String text() {
    return header("Text", password, times());
  }

  String digestWithoutNonce() throws Exception {
    return digest().replaceAll("<s:Nonce.*</s:Nonce>", "");
  }

  private String times() {
    return "<s:Nonce EncodingType='%ssoap-message-security-1.0#Base64Binary'>%s</s:Nonce><u:Created>%s</u:Created>"
        .formatted(OASIS, nonce, created);
  }

  private String header(String type, String secret, String times) {
    return security(timestamp(Instant.now()), type, secret, times);
  }

  /** Header with this in place of a Timestamp that begins now. */
  String digestWith(String timestamp) throws Exception {
    return digest().replaceAll("<u:Timestamp.*</u:Timestamp>", timestamp);
  }

  static String timestamp(Instant created) {
    Instant then = created.truncatedTo(ChronoUnit.MILLIS);
    return "<u:Timestamp><u:Created>%s</u:Created><u:Expires>%s</u:Expires></u:Timestamp>"
        .formatted(then, then.plusSeconds(300));
  }

  private String security(String timestamp, String type, String secret, String times) {
    return """
        <s:Security xmlns:s='%1$swssecurity-secext-1.0.xsd' xmlns:u='%1$swssecurity-utility-1.0.xsd' \
        soap:mustUnderstand='1'>%6$s<s:UsernameToken><s:Username>%2$s</s:Username>\
        <s:Password Type='%1$susername-token-profile-1.0#Password%3$s'>%4$s</s:Password>%5$s\
        </s:UsernameToken></s:Security>"""
        .formatted(OASIS, user, type, secret, times, timestamp);
  }
}
