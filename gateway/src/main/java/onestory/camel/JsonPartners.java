package onestory.camel;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import onestory.exchange.BoundedAnswer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.stereotype.Component;

/**
 * How JSON partners are asked: nothing is inflated, followed, remembered or tried twice, and no
 * more of an answer is read than its contract has (TRUST 7.68).
 */
@Component("jsonPartners")
final class JsonPartners implements HttpClientConfigurer {

  private static final long MOST = 64L * 1024;
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableRedirectHandling()
        .disableContentCompression()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .addExecInterceptorFirst("bounded", JsonPartners::bound);
  }

  private static ClassicHttpResponse bound(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    var response = chain.proceed(request, scope);
    if (response.getEntity() != null) {
      response.setEntity(new Bounded(response.getEntity(), scope));
    }
    return response;
  }

  private static final class Bounded extends HttpEntityWrapper {

    private final ExecChain.Scope scope;

    Bounded(HttpEntity answer, ExecChain.Scope scope) {
      super(answer);
      this.scope = scope;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new BoundedAnswer(
          super.getContent(), MOST, WITHIN, scope.execRuntime::discardEndpoint);
    }
  }
}
