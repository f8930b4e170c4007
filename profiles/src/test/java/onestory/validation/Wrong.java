package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource that is wrong in one way.
 *
 * @param why what is wrong
 * @param rule the id of our rule, or words of the message, that says so
 * @param resource the resource
 */
record Wrong(String why, String rule, Resource resource) {

  /** Every wrong resource of {@code wrong.json}. */
  static List<Wrong> all() throws java.io.IOException {
    return JsonParser.parseString(Files.readString(Path.of("src/test/resources/wrong.json")))
        .getAsJsonArray()
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(Wrong::of)
        .toList();
  }

  Bundle alone() {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.addEntry().setResource(resource);
    return bundle;
  }

  private static Wrong of(JsonObject row) {
    return new Wrong(
        row.get("why").getAsString(),
        row.get("rule").getAsString(),
        (Resource)
            FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(row.get("resource").toString()));
  }

  @Override
  public String toString() {
    return why;
  }
}
