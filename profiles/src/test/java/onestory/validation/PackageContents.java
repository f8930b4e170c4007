package onestory.validation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * What a FHIR package says of itself (https://hl7.org/fhir/packages.html).
 *
 * @param definitions what is in it
 */
record PackageContents(List<Resource> definitions) {

  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** {@code package.json}. */
  String manifest() {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("name", "onestory.fhir");
    manifest.addProperty("version", "0.1.0");
    manifest.addProperty("type", "IG");
    manifest.addProperty("canonical", "https://onestory.example/fhir");
    manifest.addProperty("url", "https://onestory.example/fhir");
    manifest.addProperty("title", "OneStory");
    manifest.addProperty(
        "description", "Early help in English councils, told once: profiles, codes and forms.");
    manifest.addProperty("author", "OneStory");
    manifest.addProperty("license", "Apache-2.0");
    JsonArray versions = new JsonArray();
    versions.add("4.0.1");
    manifest.add("fhirVersions", versions);
    JsonObject dependencies = new JsonObject();
    dependencies.addProperty("hl7.fhir.r4.core", "4.0.1");
    manifest.add("dependencies", dependencies);
    return JSON.toJson(manifest);
  }

  /** {@code .index.json}: every file, so that a reader need not open them all. */
  String index() {
    JsonObject index = new JsonObject();
    index.addProperty("index-version", 1);
    JsonArray files = new JsonArray();
    definitions.stream().map(PackageContents::line).forEach(files::add);
    index.add("files", files);
    return JSON.toJson(index);
  }

  /** The name of a definition's file. */
  static String file(Resource definition) {
    return definition.fhirType() + "-" + definition.getIdElement().getIdPart() + ".json";
  }

  private static JsonObject line(Resource definition) {
    JsonObject line = new JsonObject();
    line.addProperty("filename", file(definition));
    line.addProperty("resourceType", definition.fhirType());
    line.addProperty("id", definition.getIdElement().getIdPart());
    if (definition instanceof MetadataResource metadata && metadata.hasUrl()) {
      line.addProperty("url", metadata.getUrl());
      line.addProperty("version", metadata.getVersion());
    }
    if (definition instanceof StructureDefinition structure) {
      line.addProperty("kind", structure.getKind().toCode());
      line.addProperty("type", structure.getType());
    }
    return line;
  }
}
