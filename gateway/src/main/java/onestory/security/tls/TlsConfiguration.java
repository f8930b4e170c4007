package onestory.security.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import onestory.security.ClientCertificates;
import onestory.security.DataFolder;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfig.CertificateVerification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the public port speaks. The management port stays on this machine, in plain HTTP. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

  /** The name of the certificate that is made here, among Spring's SSL bundles. */
  private static final String MADE_HERE = "made-here";

  /** Whoever names another bundle brings a certificate of their own. */
  @Bean
  @ConditionalOnProperty(name = "server.ssl.bundle", havingValue = MADE_HERE)
  SslBundleRegistrar madeHere(
      DataFolder data, @Value("${server.ssl.enabled:true}") boolean enabled) {
    return bundles -> {
      if (!enabled) {
        return;
      }
      try {
        LocalCertificate made = new LocalCertificate(data.path(), Clock.systemUTC());
        made.make();
        PemSslStoreDetails pem =
            PemSslStoreDetails.forCertificate(made.certificate().toUri().toString())
                .withPrivateKey(made.key().toUri().toString());
        bundles.registerBundle(MADE_HERE, SslBundle.of(new PemSslStoreBundle(pem, null)));
      } catch (IOException e) {
        throw new IllegalStateException("The certificate could not be written or read", e);
      }
    };
  }

  /** Callers are asked for a certificate only where a client registered one. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> callersCertificates(
      ClientCertificates certificates) {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              if (certificates.areRegistered()) {
                for (SSLHostConfig tls : connector.findSslHostConfigs()) {
                  tls.setCertificateVerification(CertificateVerification.OPTIONAL.toString());
                  tls.setTrustManagerClassName(AnyClientCertificate.class.getName());
                }
              }
            });
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainHttpStaysHere(
      @Value("${server.ssl.enabled:true}") boolean enabled,
      @Value("${server.address:}") String address) {
    return factory -> {
      if (!enabled && !isLoopback(address)) {
        throw new PlainHttpBeyondThisMachine(address);
      }
    };
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException unknown) {
      return false;
    }
  }
}
