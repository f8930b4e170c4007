package onestory.soap;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import onestory.security.Secrets;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The EHM endpoint {@code cxf:bean:ehmIn}, the client {@code cxf:bean:ehmOut}, and the steps of
 * their routes.
 */
@Configuration(proxyBeanMethods = false)
class SoapConfiguration {

  private static final String WSDL = "classpath:onestory/contracts/ehm.wsdl";

  @Bean(name = Bus.DEFAULT_BUS_ID, destroyMethod = "shutdown")
  SpringBus cxf() {
    SpringBus bus = new SpringBus();
    // of one message, below the front filter's 10 MiB and the contract's own limits
    bus.setProperty(StaxUtils.MAX_ELEMENT_DEPTH, 64);
    bus.setProperty(StaxUtils.MAX_ELEMENT_COUNT, 200_000);
    bus.setProperty(StaxUtils.MAX_CHILD_ELEMENTS, 10_000);
    bus.setProperty(StaxUtils.MAX_ATTRIBUTE_COUNT, 50);
    bus.setProperty(StaxUtils.MAX_ATTRIBUTE_SIZE, 4_096);
    bus.setProperty(StaxUtils.MAX_TEXT_LENGTH, 1_000_000);
    bus.setProperty(StaxUtils.MAX_XML_CHARACTERS, 12_000_000);
    return bus;
  }

  @Bean
  ServletRegistrationBean<CXFServlet> soapServlet() {
    ServletRegistrationBean<CXFServlet> servlet =
        new ServletRegistrationBean<>(new CXFServlet(), "/soap/*");
    servlet.setName("soap");
    servlet.addInitParameter("hide-service-list-page", "true");
    servlet.setLoadOnStartup(1);
    return servlet;
  }

  @Bean
  CxfEndpoint ehmIn(Bus bus, EhmCredentials credentials, HeaderFilterStrategy arrivingHeaders) {
    CxfEndpoint endpoint = endpoint(bus, "/ehm", "EhmToOneStory");
    endpoint.setHeaderFilterStrategy(arrivingHeaders);
    endpoint.getInInterceptors().add(new FirstLook());
    endpoint.getInInterceptors().add(credentials);
    endpoint.getOutFaultInterceptors().add(new FaultCloak());
    // WSS4J's own caches are one node's, and hold what is not proven yet; Camel adds to this map
    endpoint.setProperties(
        new HashMap<>(
            Map.of(
                SecurityConstants.ENABLE_NONCE_CACHE,
                false,
                SecurityConstants.ENABLE_TIMESTAMP_CACHE,
                false)));
    return endpoint;
  }

  @Bean
  CxfEndpoint ehmOut(
      Bus bus,
      Secrets secrets,
      @Value("${partner.ehm.url}") String url,
      @Value("${partner.ehm.connect-timeout:5s}") Duration connect,
      @Value("${partner.ehm.receive-timeout:30s}") Duration receive) {
    CxfEndpoint endpoint = endpoint(bus, url, "OneStoryToEhm");
    endpoint.setSynchronous(true);
    endpoint.setDefaultOperationName("keepPending");
    endpoint.setDefaultOperationNamespace(EhmSchema.NAMESPACE);
    endpoint.getOutInterceptors().add(ownUsernameToken(secrets));
    endpoint.setCxfConfigurer(new EhmClientSettings(connect, receive));
    return endpoint;
  }

  @Bean
  MessageCheck ehmMessageCheck(
      @Qualifier("nhsNumberCheck") Predicate<String> nhsNumber,
      @Qualifier("upnCheck") Predicate<String> upn) {
    return new MessageCheck(nhsNumber, upn);
  }

  @Bean
  Processor ehmSender() {
    return new EhmSender();
  }

  @Bean
  Processor ehmEntry(MessageCheck check) {
    return new EhmEntry(check);
  }

  @Bean
  Processor ehmReceipt() {
    return new EhmReceipt();
  }

  @Bean
  Processor ehmFault() {
    return new EhmFault();
  }

  @Bean
  Processor ehmPendingAnswer() {
    return new PendingAnswer();
  }

  private static CxfEndpoint endpoint(Bus bus, String address, String portType) {
    CxfEndpoint endpoint = new CxfEndpoint();
    endpoint.setBus(bus);
    endpoint.setAddress(address);
    endpoint.setWsdlURL(WSDL);
    endpoint.setServiceNameAsQName(new QName(EhmSchema.NAMESPACE, portType + "Service"));
    endpoint.setEndpointNameAsQName(new QName(EhmSchema.NAMESPACE, portType + "Port"));
    endpoint.setDataFormat(DataFormat.PAYLOAD);
    endpoint.setAllowStreaming(false);
    endpoint.setMtomEnabled(false);
    endpoint.setSkipFaultLogging(true);
    return endpoint;
  }

  private static WSS4JOutInterceptor ownUsernameToken(Secrets secrets) {
    CallbackHandler password =
        callbacks ->
            ((WSPasswordCallback) callbacks[0]).setPassword(secrets.get("partner.ehm.password"));
    return new WSS4JOutInterceptor(
        Map.of(
            ConfigurationConstants.ACTION,
            ConfigurationConstants.USERNAME_TOKEN + " " + ConfigurationConstants.TIMESTAMP,
            ConfigurationConstants.USER,
            "onestory",
            ConfigurationConstants.PASSWORD_TYPE,
            WSS4JConstants.PW_DIGEST,
            ConfigurationConstants.PW_CALLBACK_REF,
            password));
  }
}
