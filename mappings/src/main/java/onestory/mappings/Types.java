package onestory.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.StructureDefinition;

/** The types that the maps name in their uses: FHIR R4's, and our logical models. */
final class Types {

  private static final Pattern USES =
      Pattern.compile("(?m)^uses \"http://hl7.org/fhir/StructureDefinition/(\\w+)\"");

  private final Catalogue catalogue;

  Types(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  IWorkerContext load() {
    Set<String> used = new HashSet<>();
    for (String map : catalogue.maps()) {
      USES.matcher(catalogue.map(map)).results().forEach(match -> used.add(match.group(1)));
    }
    List<StructureDefinition> types = new ArrayList<>(new R4Definitions().of(used));
    new Definitions().ofKind("logical-models").forEach(model -> types.add(parse(model)));
    return TypeContext.of(types);
  }

  private static StructureDefinition parse(Definition model) {
    try {
      return (StructureDefinition) new JsonParser().parse(model.json());
    } catch (IOException e) {
      throw new UncheckedIOException(model.name(), e);
    }
  }
}
