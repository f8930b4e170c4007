package onestory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

final class EhmContractTest {

  private final EhmContract contract = new EhmContract();

  @Test
  void theSchemaCompiles() throws Exception {
    assertThat(
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(contract.schema()))
        .isNotNull();
  }

  @Test
  void theWsdlStandsBesideTheSchemaItImports() {
    assertThat(contract.wsdl().toString()).endsWith("/ehm.wsdl");
    assertThat(contract.schema().toString().replace("ehm.xsd", "ehm.wsdl"))
        .isEqualTo(contract.wsdl().toString());
  }
}
