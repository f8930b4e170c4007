package onestory.dependencies;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;

/**
 * A known fault of a component.
 *
 * @param id its number at the CVE programme, or a name
 * @param component group and artifact
 * @param affected half-open ranges of versions, {@code [from,before)}
 * @param what the fault
 * @param source where that is said
 * @param reached why it can't be reached here; only needed for an affected version
 * @param tests which prove that, as class#method
 */
record Advisory(
    String id,
    String component,
    List<String> affected,
    String what,
    String source,
    String reached,
    List<String> tests) {

  Advisory {
    tests = tests == null ? List.of() : List.copyOf(tests);
  }

  String artifact() {
    return component.substring(component.indexOf(':') + 1);
  }

  boolean affects(String version) {
    Version ours = Version.parse(version);
    return affected.stream()
        .map(range -> range.substring(1, range.length() - 1).split(","))
        .anyMatch(
            range ->
                ours.compareTo(Version.parse(range[0])) >= 0
                    && ours.compareTo(Version.parse(range[1])) < 0);
  }
}
