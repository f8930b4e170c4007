package onestory.soap;

import java.util.Optional;
import java.util.function.Predicate;
import onestory.identity.NhsNumber;
import onestory.identity.Upn;
import onestory.problem.ProblemFound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the other rooms know about a message that EHM sends. */
@Configuration(proxyBeanMethods = false)
class MessageRules {

  @Bean
  Predicate<String> nhsNumberCheck() {
    return number -> NhsNumber.parse(number).isPresent();
  }

  @Bean
  Predicate<String> upnCheck() {
    return upn -> Upn.parse(upn).isPresent();
  }

  @Bean
  ProblemSource problems() {
    return MessageRules::problem;
  }

  private static Optional<Problem> problem(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemFound found) {
        var problem = found.problem();
        return Optional.of(
            new Problem(problem.rule(), problem.at(), problem.says(), problem.remedy()));
      }
    }
    return Optional.empty();
  }
}
