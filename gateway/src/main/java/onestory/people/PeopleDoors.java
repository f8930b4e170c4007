package onestory.people;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The doors that people come through; before those of systems, which ask for a token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionLimits.class, ProviderSettings.class})
class PeopleDoors {

  @Bean
  @Order(0)
  SecurityFilterChain personDoors(
      HttpSecurity http,
      Doorway doorway,
      Sessions sessions,
      SessionCookie cookie,
      FormTokens tokens,
      TurnedAway turnedAway,
      PeoplePages pages)
      throws Exception {
    return http.securityMatcher(doorway)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .addFilterBefore(new PersonFilter(sessions, cookie), CsrfFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(pages.policy()))
                    .frameOptions(frames -> frames.deny())
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                    .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(PeopleDoors::isOperation)
                    .access(new OperationAccess())
                    .requestMatchers(
                        "/sign-in", "/sign-in/outside/provider", "/sign-in/outside/return")
                    .permitAll()
                    .requestMatchers(Stage.SECOND_FACTOR.page())
                    .access(PersonAccess.at(Stage.SECOND_FACTOR))
                    .requestMatchers(Stage.NEW_PASSWORD.page())
                    .access(PersonAccess.at(Stage.NEW_PASSWORD))
                    .requestMatchers(Stage.ENROL.page())
                    .access(PersonAccess.at(Stage.ENROL))
                    .requestMatchers(Doorway.ROOT, "/account", "/account/password")
                    .access(PersonAccess.at(Stage.IN))
                    .requestMatchers("/sign-out")
                    .access(new PersonAccess(person -> true))
                    .requestMatchers("/accounts/**")
                    .access(PersonAccess.in(Role.ADMINISTRATOR))
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            answers ->
                answers
                    .authenticationEntryPoint(
                        (request, response, refused) -> turnedAway.unknown(request, response))
                    .accessDeniedHandler(turnedAway::forbidden))
        .build();
  }

  private static boolean isOperation(HttpServletRequest request) {
    var address = request.getRequestURI();
    return !Doorway.isPage(address) && !address.equals(Doorway.ROOT);
  }
}
