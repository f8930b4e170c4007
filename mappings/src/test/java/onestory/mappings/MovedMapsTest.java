package onestory.mappings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.formats.IParser.OutputStyle;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.StructureMap;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureMap.StructureMapModelMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Writes what another engine needs to run the maps into target/other-engine: each map whole as an
 * R4 StructureMap, the ConceptMaps, the types, and each example as JSON. checks/other-engine runs
 * them there.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class MovedMapsTest {

  private static final Path FOLDER = Path.of("target/other-engine");

  private final Catalogue catalogue = new Catalogue();
  private final IWorkerContext types = new Types(catalogue).load();
  private final ElementFactory elements = new ElementFactory(types);
  private final MapText maps = new MapText(catalogue, new Engine(elements, new Codes(catalogue)));

  @Test
  void everyMapIsAnR4StructureMap() throws IOException {
    for (String name : Example.all().stream().map(Example::map).distinct().toList()) {
      byte[] json = r4(maps.parse(name));
      write("maps/" + name + ".json", json);
      StructureMap read = (StructureMap) new JsonParser().parse(new String(json, UTF_8));
      assertThat(read.getImport()).as(name).isEmpty();
      assertThat(read.getGroup()).as(name).isNotEmpty();
    }
  }

  @Test
  void everyTypeIsAnR4StructureDefinition() throws IOException {
    for (StructureDefinition type : types.fetchResourcesByType(StructureDefinition.class)) {
      String url = type.getUrl();
      write("types/" + url.substring(url.lastIndexOf('/') + 1) + ".json", r4(type));
    }
  }

  @Test
  void everyConceptMapIsAsItStands() throws IOException {
    for (String name : catalogue.conceptMaps()) {
      write("concept-maps/" + name + ".json", catalogue.conceptMap(name).getBytes(UTF_8));
    }
  }

  @Test
  void everyExampleThatComesOutIsJson() throws Exception {
    for (Example example : Example.all()) {
      String to = "examples/" + example.map() + "/" + example.name();
      if (Files.exists(example.beside("out.json"))) {
        write(to + ".in.json", json(example, StructureMapModelMode.SOURCE, example.source()));
        write(to + ".out.json", Example.read(example.beside("out.json")));
      } else if (Files.exists(example.beside("out.xml"))) {
        byte[] out = Example.read(example.beside("out.xml"));
        write(to + ".in.json", json(example, StructureMapModelMode.SOURCE, example.source()));
        write(to + ".out.json", json(example, StructureMapModelMode.TARGET, out));
      }
    }
  }

  private static byte[] r4(Resource resource) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonParser()
        .setOutputStyle(OutputStyle.PRETTY)
        .compose(out, VersionConvertorFactory_40_50.convertResource(resource));
    return out.toByteArray();
  }

  private static void write(String file, byte[] json) throws IOException {
    Path path = FOLDER.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, json);
  }

  private byte[] json(Example example, StructureMapModelMode mode, byte[] message)
      throws MappingFault {
    StructureDefinition model =
        maps.parse(example.map()).getStructure().stream()
            .filter(structure -> structure.getMode() == mode)
            .map(structure -> types.fetchTypeDefinition(structure.getUrl()))
            .findFirst()
            .orElseThrow();
    if (!Namespaces.isXml(model)) {
      return message;
    }
    Element read = new XmlForm(model, elements).read(message);
    return new Gson().toJson(ModelJson.of(read)).getBytes(UTF_8);
  }
}
