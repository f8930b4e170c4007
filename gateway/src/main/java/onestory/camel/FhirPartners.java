package onestory.camel;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import onestory.exchange.AnswerRefused;
import onestory.exchange.BoundedAnswer;
import org.apache.http.HttpConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client of FHIR partners: it follows no redirect, keeps no cookie, and reads no more of an
 * answer than a transaction's can be (TRUST 7.68).
 */
@Configuration(proxyBeanMethods = false)
class FhirPartners {

  private static final long MOST = 10L * 1024 * 1024;
  private static final int CONNECT = 5_000;
  private static final int ANSWER = 30_000;
  private static final int AT_ONCE = 32;

  @Bean
  IRestfulClientFactory partnerClients() {
    // a context of its own: requests are made by the factory of the client's context, and a
    // partner's answer may have elements that are no concern of ours
    var fhir = FhirContext.forR4();
    var factory = new OneClient(fhir, client(HttpClientBuilder.create()));
    fhir.setRestfulClientFactory(factory);
    return factory;
  }

  /** Keeps to this client: camel-fhir sets time-outs, and HAPI then makes an unbounded one anew. */
  private static final class OneClient extends ApacheRestfulClientFactory {

    private final HttpClient client;

    OneClient(FhirContext fhir, HttpClient client) {
      super(fhir);
      this.client = client;
    }

    @Override
    public HttpClient getNativeHttpClient() {
      return client;
    }
  }

  static HttpClient client(HttpClientBuilder builder) {
    return builder
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .setMaxConnTotal(AT_ONCE)
        .setMaxConnPerRoute(AT_ONCE)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setMessageConstraints(
                    MessageConstraints.custom()
                        .setMaxLineLength(16_384)
                        .setMaxHeaderCount(100)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(CONNECT)
                .setConnectionRequestTimeout(ANSWER)
                .setSocketTimeout(ANSWER)
                .setRedirectsEnabled(false)
                .build())
        .addInterceptorLast((HttpResponseInterceptor) FhirPartners::bound)
        .build();
  }

  private static void bound(HttpResponse response, HttpContext context) throws IOException {
    int status = response.getStatusLine().getStatusCode();
    var connection = (HttpConnection) context.getAttribute(HttpCoreContext.HTTP_CONNECTION);
    if (status >= 300 && status < 400 || status == 429 || status == 503) {
      connection.shutdown();
      throw new AnswerRefused(
          status,
          Optional.ofNullable(response.getFirstHeader("Retry-After")).map(h -> h.getValue()));
    }
    if (response.getEntity() != null) {
      response.setEntity(new Bounded(response.getEntity(), connection));
    }
  }

  private static final class Bounded extends HttpEntityWrapper {

    private final HttpConnection connection;

    Bounded(HttpEntity answer, HttpConnection connection) {
      super(answer);
      this.connection = connection;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new BoundedAnswer(
          super.getContent(), MOST, Duration.ofMillis(ANSWER), connection::shutdown);
    }
  }
}
