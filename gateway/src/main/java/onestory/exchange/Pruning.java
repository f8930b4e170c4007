package onestory.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import onestory.authority.Canonical;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Takes out of a resource every reference to what the organisation does not hold, wherever it
 * stands, and what makes no sense without it. A gap then says nothing about what was there.
 */
final class Pruning {

  // an observation about nobody must not go out, though FHIR allows one without a subject
  private static final Set<String> ABOUT = Set.of("subject", "patient");

  // any other extension that refers to something says more than the organisation need know
  private static final Set<String> KEPT = Set.of(Canonical.PERTAINS_TO_GOAL, Canonical.SAID_BY);

  private final Resource resource;
  private final Definitions definitions;
  private final Predicate<String> held;
  private final Predicate<String> hidden;
  private boolean changed;

  /**
   * @param held keys of what may be referred to
   * @param hidden texts that may not go out
   */
  Pruning(Resource resource, Predicate<String> held, Predicate<String> hidden) {
    this.resource = resource;
    this.definitions = new Definitions(resource);
    this.held = held;
    this.hidden = hidden;
  }

  /**
   * Prunes the resource in place.
   *
   * @return false when what is left is not a valid resource
   */
  boolean prune() {
    return !breaks(resource);
  }

  /** Whether anything was taken out. */
  boolean changed() {
    return changed;
  }

  private boolean breaks(Base element) {
    boolean broken = false;
    for (Property property : element.children()) {
      List<Base> values = List.copyOf(property.getValues());
      int left = values.size();
      boolean lost = false;
      for (Base value : values) {
        if (mustGo(value)) {
          element.removeChild(property.getName(), value);
          changed = true;
          left--;
          lost |= value instanceof Reference;
        }
      }
      boolean emptied = left == 0 && !values.isEmpty();
      broken |=
          emptied
              && (definitions.requires(element, property)
                  || lost && isEssential(element, property));
    }
    return broken;
  }

  private boolean mustGo(Base value) {
    if (value instanceof Reference reference) {
      return !keep(reference);
    }
    if (value instanceof Extension extension) {
      return refers(extension) ? !isHeld(extension) : hasHidden(extension);
    }
    if (isHidden(value) || value instanceof Narrative words && isHidden(words)) {
      return true;
    }
    boolean said = !value.isEmpty();
    // contained resources have no label of their own; what says nothing any more goes as a whole
    return value instanceof Resource
        || breaks(value)
        || said && value.isEmpty()
        || value instanceof Composition.SectionComponent section && isBare(section);
  }

  /** A heading with nothing under it is no section (cmp-1), and says that something was there. */
  private static boolean isBare(Composition.SectionComponent section) {
    return !section.hasText() && !section.hasEntry() && !section.hasSection();
  }

  /**
   * A section's words, such as a meeting's record; with its marks, for what an address would say.
   */
  private boolean isHidden(Narrative words) {
    return words.hasDiv()
        && (hidden.test(words.getDiv().allText()) || hidden.test(words.getDivAsString()));
  }

  /** A text, a number, or the name of a file that may not go out. */
  private boolean isHidden(Base value) {
    return value instanceof StringType text && hidden.test(text.getValue())
        || value instanceof UriType uri && hidden.test(uri.getValue())
        || value instanceof Base64BinaryType data && hidden.test(latin(data.getValue()))
        || value instanceof Identifier identifier && hidden.test(identifier.getValue());
  }

  /** Anything in it, however deep: an extension goes or stays as a whole. */
  private boolean hasHidden(Base value) {
    return value != null
        && (isHidden(value)
            || value.children().stream()
                .flatMap(property -> property.getValues().stream())
                .anyMatch(this::hasHidden));
  }

  private static String latin(byte[] data) {
    return data == null ? "" : new String(data, StandardCharsets.ISO_8859_1);
  }

  /** The goal that it is about, the child who said it. */
  private boolean isHeld(Extension extension) {
    return KEPT.contains(extension.getUrl())
        && extension.getValue() instanceof Reference reference
        && keep(reference);
  }

  private boolean keep(Reference reference) {
    if (Key.of(reference).filter(held).isEmpty()) {
      return false;
    }
    if (reference.hasDisplay() || reference.hasIdentifier() || reference.hasExtension()) {
      reference.setDisplay(null).setIdentifier(null).setExtension(null);
      changed = true;
    }
    return true;
  }

  /** In its value or anywhere within: an author, an assigner, an inner extension. */
  private static boolean refers(Base value) {
    return value instanceof Reference
        || value != null
            && value.children().stream()
                .flatMap(property -> property.getValues().stream())
                .anyMatch(Pruning::refers);
  }

  /**
   * A participant without the person, an activity without the task: the part says only that
   * something is missing.
   */
  private static boolean isEssential(Base element, Property property) {
    return !property.isList()
        && (element instanceof BackboneElement
            || element instanceof Resource && ABOUT.contains(property.getName()));
  }
}
