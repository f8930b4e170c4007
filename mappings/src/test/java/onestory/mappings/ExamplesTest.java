package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example under src/test/resources/examples is a test. To add one, put its input there and
 * run once with {@code -Donestory.accept=true}: what comes out is written beside it, to be read
 * before it is committed.
 */
final class ExamplesTest {

  private static final boolean ACCEPT = Boolean.getBoolean("onestory.accept");

  private final Mappings mappings = new Mappings();

  @TestFactory
  Stream<DynamicTest> everyExampleComesOutAsItStands() {
    return Example.all().stream()
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> check(example)));
  }

  @Test
  void everyMapHasAnExample() {
    List<String> shown = Example.all().stream().map(Example::map).distinct().toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(mappings.names());
  }

  private void check(Example example) throws Exception {
    String out;
    Path expected;
    try {
      byte[] target = mappings.named(example.map()).transform(example.source());
      boolean xml = target[0] == '<';
      expected = example.beside(xml ? "out.xml" : "out.json");
      out = xml ? Pretty.xml(target) : Pretty.json(target);
    } catch (MappingFault fault) {
      expected = example.beside("fault.json");
      out = Pretty.fault(fault);
    }
    if (ACCEPT) {
      Files.writeString(expected, out);
    }
    assertThat(expected)
        .withFailMessage("No %s yet; run with -Donestory.accept=true to write:%n%s", expected, out)
        .exists();
    assertThat(out)
        .as("%s: if the new output is right, run with -Donestory.accept=true", example)
        .isEqualTo(new String(Example.read(expected), StandardCharsets.UTF_8));
  }
}
