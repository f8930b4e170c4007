package onestory.security;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import onestory.front.ClientLimits;
import onestory.front.JsonPass;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** In which order a request is looked at before it comes to its door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontSettings.class)
class FrontConfiguration {

  // Spring Security's is -100: first who asks, then how often, then what
  private static final int AFTER_SECURITY = -90;

  @Bean
  FrontRefusals frontRefusals(ObjectProvider<MeterRegistry> meters) {
    return new FrontRefusals(meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  /** Before everything, Spring Security included. */
  @Bean
  FilterRegistrationBean<FrontFilter> frontFilter(FrontSettings settings, FrontRefusals refusals) {
    return ordered(new FrontFilter(settings, refusals), Ordered.HIGHEST_PRECEDENCE);
  }

  @Bean
  FilterRegistrationBean<LimitFilter> limitFilter(FrontSettings settings, FrontRefusals refusals) {
    var limits =
        new ClientLimits(
            settings.perMinute(),
            settings.burst(),
            settings.atOnce(),
            TimeMeter.SYSTEM_MILLISECONDS);
    return ordered(new LimitFilter(limits, refusals), AFTER_SECURITY);
  }

  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter(FrontSettings settings, FrontRefusals refusals) {
    return ordered(new BodyFilter(new JsonPass(settings.json()), refusals), AFTER_SECURITY + 1);
  }

  private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
