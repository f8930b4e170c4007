package onestory.mappings;

import java.util.List;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.utils.structuremap.ITransformerServices;

/** What the engine may do outside a transform: make elements. It can't look anything up. */
final class Services implements ITransformerServices {

  private final ElementFactory elements;

  Services(ElementFactory elements) {
    this.elements = elements;
  }

  @Override
  public void log(String message) {
    // the engine's log quotes what families said
  }

  @Override
  public Base createType(Object appInfo, String name, ProfileUtilities utilities) {
    return elements.create(name);
  }

  @Override
  public Base createResource(Object appInfo, Base resource, boolean atRoot) {
    return resource;
  }

  @Override
  public Coding translate(Object appInfo, Coding source, String conceptMap) {
    throw new UnsupportedOperationException("translate");
  }

  @Override
  public Base resolveReference(Object appContext, String url) {
    throw new UnsupportedOperationException("resolve");
  }

  @Override
  public List<Base> performSearch(Object appContext, String url) {
    throw new UnsupportedOperationException("search");
  }
}
