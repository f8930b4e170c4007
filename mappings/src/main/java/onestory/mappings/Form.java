package onestory.mappings;

import org.hl7.fhir.r5.elementmodel.Element;

/** How instances of one model are written. */
interface Form {

  Element read(byte[] source) throws MappingFault;

  byte[] write(Element target);
}
