package onestory.security;

import java.nio.file.Path;

/** Secrets that others could have read are not secrets: the gateway does not start with them. */
public final class SecretsReadableByOthers extends RuntimeException {

  SecretsReadableByOthers(Path file) {
    super(
        "%s can be read by others. Close it with chmod 600 and, unless nobody else uses this machine, delete its lines so that new secrets are made (database.password must stay)."
            .formatted(file));
  }
}
