package onestory.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import onestory.profiles.Definitions;
import onestory.profiles.ProfileOf;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The FHIR package that the build makes is one that others can load. */
final class PackageTest {

  private final Map<String, String> files = files();

  @Test
  void itSaysWhatItIsAndWhatItNeeds() {
    JsonObject manifest = json("package/package.json");
    assertThat(manifest.get("name").getAsString()).isEqualTo("onestory.fhir");
    assertThat(manifest.get("version").getAsString()).isEqualTo("0.1.0");
    assertThat(manifest.get("fhirVersions").toString()).isEqualTo("[\"4.0.1\"]");
    assertThat(manifest.get("canonical").getAsString()).isEqualTo("https://onestory.example/fhir");
    assertThat(manifest.get("dependencies").toString())
        .isEqualTo("{\"hl7.fhir.r4.core\":\"4.0.1\"}");
  }

  @Test
  void itsIndexNamesEveryDefinitionAndEveryFileIsThere() {
    var named = json("package/.index.json").getAsJsonArray("files").asList();
    assertThat(named)
        .hasSameSizeAs(new Definitions().all())
        .allSatisfy(line -> assertThat(files).containsKey("package/" + filename(line)));
  }

  @Test
  void everyProfileHasItsSnapshot() {
    assertThat(files.entrySet())
        .filteredOn(file -> file.getKey().startsWith("package/StructureDefinition-"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.getValue()).contains("\"snapshot\""));
  }

  @Test
  void itNamesNoPlaceOnThisMachine() {
    String here = Path.of("").toAbsolutePath().getParent().toString();
    assertThat(files.values()).noneMatch(file -> file.contains(here));
  }

  @Test
  void aValidatorThatLoadsItKnowsEveryProfileThatAResourceIsMeantToKeep() {
    IValidationSupport loaded = new OurPackage(FhirContext.forR4Cached()).support();
    assertThat(new ProfileOf().profiles())
        .allSatisfy(
            name ->
                assertThat(
                        loaded.fetchStructureDefinition(
                            "https://onestory.example/fhir/StructureDefinition/" + name))
                    .isInstanceOfSatisfying(
                        StructureDefinition.class,
                        profile -> assertThat(profile.getSnapshot().getElement()).isNotEmpty()));
  }

  private static String filename(JsonElement line) {
    return line.getAsJsonObject().get("filename").getAsString();
  }

  private JsonObject json(String name) {
    return JsonParser.parseString(files.get(name)).getAsJsonObject();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (InputStream file = Files.newInputStream(Path.of("target/onestory.fhir-0.1.0.tgz"));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return files;
  }
}
