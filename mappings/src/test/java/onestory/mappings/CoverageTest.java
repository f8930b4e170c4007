package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that a partner tells is lost on the way: for every element of every incoming logical
 * model, some example's output changes (or is refused) when that element's value changes, unless
 * not-mapped.txt says why not.
 */
final class CoverageTest {

  private static final Path NOT_MAPPED = Path.of("src/main/resources/onestory/maps/not-mapped.txt");

  private final Mappings mappings = new Mappings();

  @TestFactory
  Stream<DynamicTest> everyElementIsUsedOrNamedAsNotMapped() {
    return byMap().entrySet().stream()
        .map(
            examples ->
                DynamicTest.dynamicTest(
                    examples.getKey(), () -> check(examples.getKey(), examples.getValue())));
  }

  @Test
  void everythingNamedAsNotMappedHasAReason() throws Exception {
    assertThat(Files.readAllLines(NOT_MAPPED))
        .allSatisfy(line -> assertThat(line).matches("\\S+: .+"));
  }

  private void check(String map, List<Example> examples) throws Exception {
    List<String> unused = new ArrayList<>();
    for (String path : new PartnerModel(map).leaves()) {
      boolean used = false;
      for (Example example : examples) {
        used |= matters(example, path);
      }
      if (!used) {
        unused.add(path);
      }
    }
    assertThat(unused).as("elements of %s that change nothing", map).isEqualTo(notMapped(map));
  }

  private boolean matters(Example example, String path) throws Exception {
    byte[] before = mappings.named(example.map()).transform(example.source());
    for (byte[] changed : changes(example, path)) {
      try {
        byte[] after = mappings.named(example.map()).transform(changed);
        if (!Arrays.equals(before, after)) {
          return true;
        }
      } catch (MappingFault refused) {
        return true;
      }
    }
    return false;
  }

  private static List<byte[]> changes(Example example, String path) throws Exception {
    return example.isXml()
        ? new XmlChange(example.source()).at(path)
        : new JsonChange(example.source()).at(path);
  }

  private static List<String> notMapped(String map) throws Exception {
    String root = new PartnerModel(map).root() + ".";
    return Files.readAllLines(NOT_MAPPED, StandardCharsets.UTF_8).stream()
        .map(line -> line.substring(0, line.indexOf(':')))
        .filter(path -> path.startsWith(root))
        .toList();
  }

  private static Map<String, List<Example>> byMap() {
    return Example.incoming().stream()
        .collect(Collectors.groupingBy(Example::map, TreeMap::new, Collectors.toList()));
  }
}
