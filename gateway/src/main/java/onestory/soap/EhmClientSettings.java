package onestory.soap;

import java.time.Duration;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/** How long EHM may take, and that it can't send us elsewhere. */
final class EhmClientSettings implements CxfConfigurer {

  private final Duration connect;
  private final Duration receive;

  EhmClientSettings(Duration connect, Duration receive) {
    this.connect = connect;
    this.receive = receive;
  }

  @Override
  public void configure(AbstractWSDLBasedEndpointFactory factory) {
    // nothing beyond the endpoint's own
  }

  @Override
  public void configureClient(Client client) {
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(connect.toMillis());
    policy.setReceiveTimeout(receive.toMillis());
    policy.setAutoRedirect(false);
    policy.setVersion("1.1");
    ((HTTPConduit) client.getConduit()).setClient(policy);
    // every status comes to the interceptor, with its headers
    client.getEndpoint().put("org.apache.cxf.transport.no_io_exceptions", true);
    client.getInInterceptors().add(new EhmAnswerBound(receive));
  }

  @Override
  public void configureServer(Server server) {
    // a client only
  }
}
