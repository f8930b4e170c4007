package onestory.profiles;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * One line of {@code profile-of.txt}.
 *
 * @param type the resource type
 * @param element the element that decides, or empty
 * @param value how what is there must end: {@code system#code}, {@code system#*}, or part of a URI
 * @param profile the profile's name
 */
record ProfileLine(String type, String element, String value, String profile) {

  static ProfileLine of(String line) {
    String[] words = line.split(" ");
    return words.length == 2
        ? new ProfileLine(words[0], "", "", words[1])
        : new ProfileLine(words[0], words[1], words[2], words[3]);
  }

  boolean fits(Resource resource) {
    return resource.fhirType().equals(type)
        && (element.isEmpty() || values(resource).anyMatch(this::fits));
  }

  private Stream<? extends Base> values(Resource resource) {
    if (element.equals("class")) {
      return resource.getMeta().getSecurity().stream();
    }
    Property property = resource.getNamedProperty(element);
    return property == null ? Stream.of() : property.getValues().stream();
  }

  private boolean fits(Base found) {
    if (found instanceof CodeableConcept concept) {
      return concept.getCoding().stream().anyMatch(this::fits);
    }
    if (found instanceof Coding coding) {
      List<String> wanted = List.of(value.split("#"));
      return coding.hasSystem()
          && coding.getSystem().endsWith("/" + wanted.get(0))
          && (wanted.get(1).equals("*") || wanted.get(1).equals(coding.getCode()));
    }
    return found.isPrimitive() && found.primitiveValue().endsWith("/" + value);
  }
}
