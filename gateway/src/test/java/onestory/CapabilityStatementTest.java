package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.VersionUtil;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The published CapabilityStatement says what the endpoint does: no less, no more. */
@GatewayTest
class CapabilityStatementTest {

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;

  @Test
  void whatIsPublishedIsWhatTheEndpointDoes() {
    assertThat(offers(published()))
        .isEqualTo(offers(partners.healthVisitor().get("metadata").body()));
  }

  private static String published() {
    return new Definitions()
        .ofKind("capability-statements").stream()
            .filter(definition -> definition.name().equals("gateway"))
            .map(definition -> new String(definition.json(), UTF_8))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void itsVersionIsOursAndNotALibrarys() {
    var software = statement(partners.healthVisitor().get("metadata").body()).getSoftware();
    assertThat(software.getName()).isEqualTo("OneStory");
    assertThat(software.getVersion()).isNotEqualTo(VersionUtil.getVersion());
  }

  @Test
  void itSaysHowASystemGetsInAsTheDiscoveryDoes() {
    var statement = statement(partners.healthVisitor().get("metadata").body());
    var security = statement.getRestFirstRep().getSecurity();

    assertThat(security.getServiceFirstRep().getCodingFirstRep().getCode())
        .isEqualTo(
            statement(published())
                .getRestFirstRep()
                .getSecurity()
                .getServiceFirstRep()
                .getCodingFirstRep()
                .getCode());
    assertThat(security.getCors()).isFalse();
    assertThat(partners.healthVisitor().get(".well-known/smart-configuration").body())
        .contains(
            "\"token_endpoint\":\""
                + security.getExtensionFirstRep().getExtensionString("token")
                + '"');
  }

  private CapabilityStatement statement(String json) {
    return fhir.newJsonParser().parseResource(CapabilityStatement.class, json);
  }

  /** By type, what can be done with it. */
  private Map<String, List<String>> offers(String json) {
    Map<String, List<String>> offers = new TreeMap<>();
    statement(json)
        .getRestFirstRep()
        .getResource()
        .forEach(resource -> offers.put(resource.getType(), offers(resource)));
    // it is what is asked here, and what the operations are described by
    offers.remove("OperationDefinition");
    return offers;
  }

  private static List<String> offers(CapabilityStatementRestResourceComponent resource) {
    var interactions = resource.getInteraction().stream().map(i -> i.getCode().toCode());
    var parameters = resource.getSearchParam().stream().map(p -> "?" + p.getName());
    var operations = resource.getOperation().stream().map(o -> "$" + o.getName());
    return Stream.of(interactions, parameters, operations).flatMap(s -> s).sorted().toList();
  }
}
