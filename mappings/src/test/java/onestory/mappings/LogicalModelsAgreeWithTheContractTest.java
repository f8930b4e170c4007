package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import onestory.profiles.EhmContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the maps read or write is what the SOAP contract's schema says, element by element. */
final class LogicalModelsAgreeWithTheContractTest {

  private static final List<String> MAPS =
      List.of(
          "ehm-people",
          "ehm-episode",
          "ehm-consent",
          "ehm-assessment",
          "ehm-taf-meeting",
          "ehm-case-note",
          "ehm-closure",
          "ehm-safety-plan",
          "ehm-chronology",
          "ehm-targeted-support-request",
          "ehm-referral",
          "ehm-star-reading",
          "ehm-contact",
          "ehm-contact-outcome",
          "ehm-harm-weighed",
          "ehm-pending");

  private final Document schema = schema();

  @TestFactory
  Stream<DynamicTest> sameElementsInTheSameOrderAsOften() {
    return MAPS.stream()
        .map(map -> DynamicTest.dynamicTest(map, () -> check(new PartnerModel(map))));
  }

  private void check(PartnerModel model) {
    List<String> inSchema = new ArrayList<>();
    unfold(named("element", model.root()), model.root(), false, inSchema);
    assertThat(model.elements())
        .extracting(element -> element.path() + " " + element.min() + ".." + element.max())
        .isEqualTo(inSchema);
  }

  private void unfold(Node node, String path, boolean optional, List<String> found) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        if (element.getLocalName().equals("element")) {
          String here = path + "." + element.getAttribute("name");
          found.add(here + " " + occurs(element, optional));
          Element type = named("complexType", element.getAttribute("type"));
          unfold(type == null ? element : type, here, false, found);
        } else {
          unfold(element, path, optional || element.getLocalName().equals("choice"), found);
        }
      }
    }
  }

  private static String occurs(Element element, boolean optional) {
    String min = element.getAttribute("minOccurs");
    String max = element.getAttribute("maxOccurs");
    return (optional ? "0" : min.isEmpty() ? "1" : min)
        + ".."
        + (max.isEmpty() ? "1" : max.equals("unbounded") ? "*" : max);
  }

  private Element named(String kind, String name) {
    for (Node node = schema.getDocumentElement().getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      if (node instanceof Element element
          && element.getLocalName().equals(kind)
          && element.getAttribute("name").equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static Document schema() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new EhmContract().schema().toString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
