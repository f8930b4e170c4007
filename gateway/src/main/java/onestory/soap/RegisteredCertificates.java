package onestory.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;

/** The certificates of the systems that sign, each registered by itself: no authority vouches. */
final class RegisteredCertificates {

  private final Map<String, X509Certificate> bySystem;

  RegisteredCertificates(Map<String, Resource> files) {
    bySystem =
        files.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, file -> read(file.getKey(), file.getValue())));
  }

  /** The system whose certificate this is, if it is registered. */
  Optional<String> systemOf(X509Certificate certificate) {
    return bySystem.entrySet().stream()
        .filter(registered -> registered.getValue().equals(certificate))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All of them, where WSS4J looks a certificate up that a signature only names. */
  KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var registered : bySystem.entrySet()) {
        store.setCertificateEntry(registered.getKey(), registered.getValue());
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key store for the registered certificates", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509Certificate read(String system, Resource file) {
    try (InputStream pem = file.getInputStream()) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "onestory.ehm.certificates.%s: %s is no certificate that can be read. Name a file with one X.509 certificate in PEM."
              .formatted(system, file.getDescription()),
          e);
    }
  }
}
