package onestory.camel;

import onestory.mappings.Mappings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The maps that {@code fml:} runs. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

  /**
   * Read while the rest of the gateway starts: the routes, which come last, are the first to ask
   * for it.
   */
  @Bean(bootstrap = Bean.Bootstrap.BACKGROUND)
  Mappings mappings() {
    return new Mappings();
  }

  @Bean(name = ConfigurableApplicationContext.BOOTSTRAP_EXECUTOR_BEAN_NAME)
  SimpleAsyncTaskExecutor bootstrapExecutor() {
    return new SimpleAsyncTaskExecutor("bootstrap-");
  }
}
