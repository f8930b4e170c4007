package onestory.mappings;

/**
 * One map, ready to run. The engine behind it may change; this does not. Safe for many threads.
 *
 * @see <a href="https://hl7.org/fhir/R4/mapping-language.html">FHIR Mapping Language</a>
 */
public interface Mapping {

  /**
   * Transforms one whole message.
   *
   * @param source the message in the form of the map's source: a partner's XML, or FHIR R4 JSON
   * @return the message in the form of the map's target: FHIR R4 JSON, a partner's XML or JSON
   * @throws MappingFault when the source says what the map does not know; nothing is guessed
   */
  byte[] transform(byte[] source) throws MappingFault;
}
