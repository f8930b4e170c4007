package onestory.mappings;

import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.StructureMap;
import org.hl7.fhir.r5.utils.structuremap.StructureMapUtilities;
import org.hl7.fhir.r5.utils.structuremap.TransformContext;

/**
 * HAPI's engine, but a code that a ConceptMap does not know is a fault with its path. HAPI's own
 * translation returns nothing then, and the code would vanish from the output.
 */
final class Engine extends StructureMapUtilities {

  private final Codes codes;

  Engine(ElementFactory elements, Codes codes) {
    super(elements.types(), new Services(elements));
    this.codes = codes;
  }

  @Override
  public Base translate(
      TransformContext context, StructureMap map, Base source, String conceptMap, String field) {
    String code = source.primitiveValue();
    if (!codes.knowsMap(conceptMap)) {
      throw new IllegalArgumentException("no ConceptMap " + conceptMap);
    }
    if (!"code".equals(field)) {
      throw new IllegalArgumentException("translate gives codes only, not " + field);
    }
    String target = codes.translate(conceptMap, code);
    if (target == null) {
      throw new Refusal(unknown(code, conceptMap, pathOf(source)));
    }
    return new CodeType(target);
  }

  private static MappingFault unknown(String code, String conceptMap, String path) {
    return new MappingFault(
        "unknown-code",
        path,
        "The code '" + shown(code) + "' has no translation.",
        "Correct the code, or add it to the ConceptMap " + conceptMap + ".");
  }

  // A code is shown, so that it can be corrected; free text in a code's place is not.
  private static String shown(String code) {
    return code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") ? code : "(not shown)";
  }

  private static String pathOf(Base source) {
    return source instanceof Element element && element.getPath() != null
        ? element.getPath()
        : "(computed in the map)";
  }
}
