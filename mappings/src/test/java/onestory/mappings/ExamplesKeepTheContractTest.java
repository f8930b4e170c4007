package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import onestory.profiles.EhmContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What goes in, and what goes out as XML, is what the SOAP contract allows. */
final class ExamplesKeepTheContractTest {

  private final Schema schema = schema();

  @TestFactory
  Stream<DynamicTest> whatEhmSends() {
    return Example.incoming().stream()
        .filter(Example::isXml)
        .map(example -> valid(example, example.source()));
  }

  @TestFactory
  Stream<DynamicTest> whatEhmIsSent() {
    return Example.all().stream()
        .filter(example -> Files.exists(example.beside("out.xml")))
        .map(example -> valid(example, Example.read(example.beside("out.xml"))));
  }

  private DynamicTest valid(Example example, byte[] xml) {
    return DynamicTest.dynamicTest(
        example.toString(),
        () ->
            assertThatCode(
                    () ->
                        schema
                            .newValidator()
                            .validate(new StreamSource(new ByteArrayInputStream(xml))))
                .doesNotThrowAnyException());
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new EhmContract().schema());
    } catch (org.xml.sax.SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
