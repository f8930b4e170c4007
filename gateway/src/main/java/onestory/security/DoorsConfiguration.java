package onestory.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Which door asks for what. A door that is not named here does not open. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

  /** Only on the management port, which only this machine reaches. */
  @Bean
  @Order(1)
  SecurityFilterChain health(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher(EndpointRequest.to(HealthEndpoint.class)))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain tokenDoors(HttpSecurity http, TokenCheckers checkers) throws Exception {
    // by the address alone: Spring's own patterns would see only what its own servlet serves
    return stateless(http.securityMatcher(request -> Door.of(request.getRequestURI()).wantsToken()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(DoorsConfiguration::isDiscovery)
                    .permitAll()
                    .requestMatchers(
                        request -> request.getRequestURI().startsWith("/operations/audit"))
                    .hasAnyAuthority("SCOPE_operations", "SCOPE_audit")
                    .requestMatchers(request -> Door.of(request.getRequestURI()) == Door.OPERATIONS)
                    .hasAuthority("SCOPE_operations")
                    .requestMatchers(request -> Door.of(request.getRequestURI()) == Door.INBOX)
                    .access(new InboxScope())
                    .anyRequest()
                    .access(new FhirScope()))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(checkers)
                    .bearerTokenResolver(new HeaderToken())
                    .authenticationEntryPoint(
                        (request, response, refused) ->
                            refuse(Refusal.of(refused), request, response))
                    .accessDeniedHandler(
                        (request, response, refused) ->
                            refuse(Refusal.FORBIDDEN, request, response)))
        .build();
  }

  /**
   * These two ask for credentials of their own kind: a client's secret, a WS-Security
   * UsernameToken.
   */
  @Bean
  @Order(3)
  SecurityFilterChain otherDoors(HttpSecurity http) throws Exception {
    return stateless(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/oauth/token", "/soap/ehm")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            answers ->
                answers.authenticationEntryPoint(
                    (request, response, refused) -> refuse(Refusal.NOT_FOUND, request, response)))
        .build();
  }

  private static boolean isDiscovery(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getRequestURI().equals(SmartConfiguration.PATH);
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private static void refuse(
      Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Refusals.write(refusal, Door.of(request.getRequestURI()), request, response);
  }
}
