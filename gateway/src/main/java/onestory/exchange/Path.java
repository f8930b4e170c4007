package onestory.exchange;

import org.hl7.fhir.r4.model.Property;

/** FHIRPath of an element, as errors name it: Task.restriction.period.end, Task.note[1].text. */
final class Path {

  private Path() {}

  static String of(String parent, Property property) {
    return parent + "." + property.getName().replace("[x]", "");
  }

  static String of(String parent, Property property, int index) {
    return of(parent, property) + (property.isList() ? "[" + index + "]" : "");
  }
}
