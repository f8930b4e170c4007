package onestory.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;

/** A value that HAPI's parser stumbled over, by the element that it is in. */
final class Misread extends DataFormatException {

  private static final long serialVersionUID = 1L;

  private final String element;

  private Misread(String element) {
    super("Not FHIR");
    this.element = element;
  }

  /** Where it is, as far as the parser told. */
  String at(String type) {
    return element != null && element.matches("[A-Za-z0-9.]{1,200}") && !element.equals(type)
        ? type + "." + element
        : type;
  }

  /** Stops at the first value that is none. */
  static final class Finder extends StrictErrorHandler {

    @Override
    public void invalidValue(IParseLocation at, String value, String error) {
      throw new Misread(at == null ? null : at.getParentElementName());
    }
  }
}
