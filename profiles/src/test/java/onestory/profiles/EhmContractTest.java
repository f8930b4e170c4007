package onestory.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class EhmContractTest {

  private final EhmContract contract = new EhmContract();

  @Test
  void theSchemaTakesAMessageOfTheContractAndNoOther() throws Exception {
    validate(
        "<pendingReceipt xmlns='%s'><deliveryId>d-1</deliveryId><kept>2</kept></pendingReceipt>");
    assertThatThrownBy(() -> validate("<elsewhere xmlns='%s'/>"))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("elsewhere");
  }

  private void validate(String message) throws Exception {
    var xml = message.formatted(EhmContract.NAMESPACE);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(contract.schema())
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  @Test
  void theWsdlStandsBesideTheSchemaItImports() {
    assertThat(contract.wsdl().toString()).endsWith("/ehm.wsdl");
    assertThat(contract.schema().toString().replace("ehm.xsd", "ehm.wsdl"))
        .isEqualTo(contract.wsdl().toString());
  }
}
