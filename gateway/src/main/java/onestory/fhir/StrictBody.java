package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/**
 * Reads a body as FHIR has it and no other way: what is not FHIR is refused where it stands, never
 * dropped in silence (TRUST 7.46).
 */
@Component
final class StrictBody {

  private final FhirContext fhir;
  private final ObjectMapper json = new ObjectMapper();

  StrictBody(FhirContext fhir) {
    this.fhir = fhir;
  }

  /**
   * @param type what it must be
   * @param body JSON that the front has let pass
   * @throws ProblemFound refused, with the path of what is no FHIR
   */
  IBaseResource read(String type, byte[] body) {
    var tree = tree(body);
    if (!tree.path("resourceType").asText().equals(type)) {
      throw refused(type + ".resourceType");
    }
    new Shape(fhir)
        .fault(tree)
        .ifPresent(
            at -> {
              throw refused(at);
            });
    var parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new Misread.Finder());
    try {
      return parser.parseResource(new String(body, StandardCharsets.UTF_8));
    } catch (Misread misread) {
      throw refused(misread.at(type));
    } catch (DataFormatException | IllegalArgumentException unreadable) {
      throw refused(type);
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e); // the front has read it
    }
  }

  private static ProblemFound refused(String at) {
    return new ProblemFound(
        Treatment.REFUSE,
        new Problem(
            "structure",
            at,
            "This is not FHIR R4: an element that there is not, is there too often, or has no value that it may have.",
            "Send what the type's definition has (https://hl7.org/fhir/R4)."));
  }
}
