package onestory.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** Makes folders that are whole whenever they exist, however the making process ends. */
final class Folders {

  /** What fills a folder. */
  interface Filling {
    void into(Path folder) throws IOException;
  }

  private Folders() {}

  /**
   * Fills a folder under another name and renames it when done. What a killed process left half
   * made is cleared away first; a folder under its final name is never touched.
   */
  static void makeWhole(Path folder, Filling filling) throws IOException {
    Path parent = folder.getParent();
    String prefix = folder.getFileName() + ".making-";
    clearHalfMade(parent, prefix);
    Path making = parent.resolve(prefix + UUID.randomUUID());
    Files.createDirectory(
        making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    filling.into(making);
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void clearHalfMade(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path leftover : leftovers) {
        deleted(leftover);
      }
    }
  }

  private static void deleted(Path leftover) {
    try {
      FileSystemUtils.deleteRecursively(leftover);
    } catch (IOException stillWritten) {
      // a child of the killed process may still be writing there; the next start clears it
    }
  }
}
