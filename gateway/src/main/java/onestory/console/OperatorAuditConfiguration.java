package onestory.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every operation is recorded, those that are yet to come too. */
@Configuration(proxyBeanMethods = false)
class OperatorAuditConfiguration implements WebMvcConfigurer {

  private final OperatorAudit audit;

  OperatorAuditConfiguration(OperatorAudit audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(audit).addPathPatterns("/operations/**");
  }
}
