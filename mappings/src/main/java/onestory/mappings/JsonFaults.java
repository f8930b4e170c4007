package onestory.mappings;

/** What can be wrong with the shape of a partner's JSON: paths only, never what stands there. */
final class JsonFaults {

  private JsonFaults() {}

  static MappingFault unknown(String path) {
    return new MappingFault(
        "unknown-element",
        path,
        "The logical model of this message does not know this element, or not in this shape.",
        "Take it out of the message, or add it to the logical model and to the map.");
  }

  static MappingFault missing(String path) {
    return new MappingFault(
        "missing-element",
        path,
        "This element must be there, and is not.",
        "Put it into the message and send it again as a new version.");
  }

  static MappingFault several(String path) {
    return new MappingFault(
        "not-one",
        path,
        "This is a list, and there can be exactly one.",
        "Say which one it is, and send it again as a new version.");
  }

  static MappingFault wrongType(String path, String type) {
    return new MappingFault(
        "wrong-type",
        path,
        "This must be " + JsonShapes.words(type) + ".",
        "Correct it, and send it again as a new version.");
  }
}
