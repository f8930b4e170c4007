package onestory.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import onestory.audit.AuditTrail;
import onestory.audit.RefusalTrail;
import onestory.audit.RequestGrounds;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the recording of refusals around everything, and notes behind Spring Security who asks. */
@Configuration(proxyBeanMethods = false)
class RefusalAuditConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalAudit(
      AuditTrail audit, RefusalTrail refusals, RequestGrounds grounds) {
    return server -> server.addEngineValves(new RefusalAudit(audit, refusals, grounds));
  }

  /** After Spring Security, before any door. */
  @Bean
  FilterRegistrationBean<Filter> agentOfRequest() {
    var registration =
        new FilterRegistrationBean<Filter>(
            (request, response, chain) -> {
              if (request instanceof HttpServletRequest http) {
                AgentOfRequest.note(http, CurrentAgent.now());
              }
              chain.doFilter(request, response);
            });
    registration.setOrder(Ordered.LOWEST_PRECEDENCE);
    return registration;
  }
}
