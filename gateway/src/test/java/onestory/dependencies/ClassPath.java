package onestory.dependencies;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that really are on the class path, by their files' names. */
final class ClassPath {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private final Map<String, String> versions = new TreeMap<>();

  ClassPath() {
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
      if (jar.matches()) {
        versions.put(jar.group(1), jar.group(2));
      }
    }
  }

  Optional<String> versionOf(String artifact) {
    return Optional.ofNullable(versions.get(artifact));
  }

  Map<String, String> versions() {
    return versions;
  }
}
