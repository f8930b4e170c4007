package onestory.soap;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** A message as a system that signs would send it, to be spoiled one part at a time. */
record SignedMessage(
    SigningKey key, List<WSEncryptionPart> parts, String method, String digest, Instant created) {

  static final WSEncryptionPart BODY =
      new WSEncryptionPart("Body", "http://schemas.xmlsoap.org/soap/envelope/", "");
  static final WSEncryptionPart TIMESTAMP =
      new WSEncryptionPart("Timestamp", WSS4JConstants.WSU_NS, "");

  static SignedMessage by(SigningKey key) {
    return new SignedMessage(
        key,
        List.of(BODY, TIMESTAMP),
        WSS4JConstants.RSA_SHA256,
        WSS4JConstants.SHA256,
        Instant.now());
  }

  SignedMessage only(WSEncryptionPart part) {
    return with(List.of(part));
  }

  SignedMessage with(List<WSEncryptionPart> others) {
    return new SignedMessage(key, others, method, digest, created);
  }

  SignedMessage withSha1() {
    return new SignedMessage(key, parts, WSS4JConstants.RSA_SHA1, WSS4JConstants.SHA1, created);
  }

  SignedMessage createdAt(Instant other) {
    return new SignedMessage(key, parts, method, digest, other);
  }

  /** The whole envelope, signed. */
  String around(String body) throws Exception {
    return around("", body);
  }

  String around(String header, String body) throws Exception {
    Document envelope =
        SafeXml.document(SoapDoor.envelope(header, body).getBytes(StandardCharsets.UTF_8));
    WSSecHeader security = new WSSecHeader(envelope);
    security.insertSecurityHeader();
    WSSecTimestamp time = new WSSecTimestamp(security);
    time.setTimeToLive(300);
    time.setWsTimeSource(() -> created);
    time.build();
    WSSecSignature signature = new WSSecSignature(security);
    signature.setUserInfo(SigningKey.ALIAS, SigningKey.PASSWORD);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(method);
    signature.setDigestAlgo(digest);
    signature.getParts().addAll(parts);
    signature.build(key.crypto());
    return text(envelope);
  }

  private static String text(Document document) throws Exception {
    var copy = TransformerFactory.newDefaultInstance().newTransformer();
    copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    var text = new StringWriter();
    copy.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
