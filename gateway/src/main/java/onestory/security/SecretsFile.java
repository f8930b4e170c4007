package onestory.security;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file itself: whole or not there at all, and never for a moment readable by others. */
record SecretsFile(Path path) {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  Map<String, String> read() throws IOException {
    if (!Files.exists(path)) {
      return Map.of();
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      throw new SecretsReadableByOthers(path);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  void write(Map<String, String> values) throws IOException {
    String text =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
            .collect(Collectors.joining());
    Path making = path.resolveSibling(path.getFileName() + ".making");
    Files.deleteIfExists(making);
    FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    try (FileChannel channel =
        FileChannel.open(
            making, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(making, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** A person may have put in a password of a partner's choosing, with any characters. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }
}
