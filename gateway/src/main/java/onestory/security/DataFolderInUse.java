package onestory.security;

import java.nio.file.Path;

/** Two gateways on one data folder would corrupt it, so the second is refused. */
public final class DataFolderInUse extends RuntimeException {

  DataFolderInUse(Path folder, String process) {
    super(
        "Data folder %s is in use by another gateway (process %s). Stop that one, or give this one its own folder with onestory.data."
            .formatted(folder, process.isEmpty() ? "unknown" : process));
  }
}
