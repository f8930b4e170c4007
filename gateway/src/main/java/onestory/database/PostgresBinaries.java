package onestory.database;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL server's programs, unpacked once from the jar that carries them. */
final class PostgresBinaries {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /**
   * Unpacks them below {@code parent} unless already there. The folder's name holds the archive's
   * checksum, so another release never mixes with this one; it appears by a rename, so it is whole
   * whenever it exists.
   */
  static Path in(Path parent) throws IOException {
    URL archive = PostgresBinaries.class.getResource(ARCHIVE);
    if (archive == null) {
      throw new FileNotFoundException(
          "No PostgreSQL for this system among the gateway's jars; set spring.datasource.url to a server of your own");
    }
    JarURLConnection connection = (JarURLConnection) archive.openConnection();
    Path unpacked =
        parent.resolve("postgres-programs-%08x".formatted(connection.getJarEntry().getCrc()));
    Folders.makeWhole(unpacked, making -> unpack(connection, making));
    return unpacked;
  }

  private static void unpack(JarURLConnection connection, Path folder) throws IOException {
    try (InputStream packed = new BufferedInputStream(connection.getInputStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }
}
