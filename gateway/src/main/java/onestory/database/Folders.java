package onestory.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
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
   * Makes the folder unless it is there: fills it under another name and renames it when done. What
   * killed processes left half made is cleared away; a folder under its final name is never
   * touched.
   */
  static void makeWhole(Path folder, Filling filling) throws IOException {
    Path parent = folder.getParent();
    String prefix = folder.getFileName() + ".making-";
    clearHalfMade(parent, prefix);
    if (Files.exists(folder)) {
      return;
    }
    Path making = parent.resolve(prefix + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    Files.createDirectory(
        making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    filling.into(making);
    renamed(making, folder);
    try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Another process may have made the same meanwhile; then its folder is the one. */
  private static void renamed(Path making, Path folder) throws IOException {
    try {
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      deleted(making);
      if (!Files.exists(folder)) {
        throw e;
      }
    }
  }

  private static void clearHalfMade(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path leftover : leftovers) {
        String maker = leftover.getFileName().toString().substring(prefix.length()).split("-")[0];
        if (!isAlive(maker)) {
          deleted(leftover);
        }
      }
    }
  }

  private static boolean isAlive(String pid) {
    return pid.matches("[0-9]{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  private static void deleted(Path leftover) {
    try {
      FileSystemUtils.deleteRecursively(leftover);
    } catch (IOException stillWritten) {
      // a child of the killed process may still be writing there; the next start clears it
    }
  }
}
