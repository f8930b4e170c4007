package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Councils and partners are data; what is wrong with a file is said with its place. */
class DirectoryConfigurationTest {

  @Test
  void theFilesThatAreShippedFitTogether() throws Exception {
    var directory = read(all("councils"), all("partners"));

    assertThat(directory.organisations())
        .extracting(o -> o.partner().id())
        .contains("ehm", "health-visiting", "fenbank");
  }

  @Test
  void anUnknownSettingIsRefusedWithFileAndLine() throws Exception {
    var partner = Files.readString(Path.of("partners", "fenbank.yaml"));
    var wrong = file("fenbank.yaml", partner.replace("council:", "colour: red\ncouncil:"));

    assertThatThrownBy(() -> read(all("councils"), new Resource[] {wrong}))
        .hasMessageContaining("fenbank.yaml, line 3")
        .hasMessageContaining("colour");
  }

  @Test
  void aPartnerOfACouncilThatIsNotThereIsRefused() throws Exception {
    var partner =
        Files.readString(Path.of("partners", "ehm.yaml"))
            .replace("council: peterborough", "council: atlantis");

    assertThatThrownBy(() -> read(all("councils"), new Resource[] {file("ehm.yaml", partner)}))
        .hasMessageContaining("partners/ehm.yaml")
        .hasMessageContaining("atlantis");
  }

  private static Directory read(Resource[] councils, Resource[] partners) throws IOException {
    return new DirectoryConfiguration().directory(councils, partners);
  }

  private static Resource[] all(String folder) throws IOException {
    try (var files = Files.list(Path.of(folder))) {
      List<Path> found = files.sorted().toList();
      var resources = new Resource[found.size()];
      for (int i = 0; i < resources.length; i++) {
        resources[i] = file(found.get(i).getFileName().toString(), Files.readString(found.get(i)));
      }
      return resources;
    }
  }

  private static Resource file(String name, String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }
}
