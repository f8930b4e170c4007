package onestory.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which of the gateways on one database this is: an id that is made once and stays with the folder
 * that the anchors are kept in.
 */
@Component
final class AuditNode {

  private final String id;
  private final Path folder;
  private final String address;

  AuditNode(
      @Value("${onestory.audit.folder}") Path folder, @Value("${onestory.base-url}") String address)
      throws IOException {
    this.address = address;
    this.folder = folder.toAbsolutePath().normalize();
    Files.createDirectories(
        this.folder,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var file = this.folder.resolve("node");
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString().substring(0, 8));
    }
    id = Files.readString(file).strip();
  }

  String id() {
    return id;
  }

  /** Where the gateway is reached. */
  String address() {
    return address;
  }

  /** Where the node keeps what must not be in the database. */
  Path folder() {
    return folder;
  }
}
