package onestory.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * What a message tells of who somebody is, as one value: what a person once decided about it holds
 * for every message that tells just the same, and for no other.
 */
public final class Fingerprint {

  private Fingerprint() {}

  /** Of the identifiers, which of them were replaced, and the date of birth. */
  public static String of(IncomingPerson person) {
    var text =
        person.identifiers().stream()
                .map(
                    i ->
                        i.system()
                            + "|"
                            + i.value()
                            + (person.superseded().contains(i) ? "|-" : ""))
                .sorted()
                .collect(Collectors.joining("\n"))
            + "\n\n"
            + person.birthDate().map(Object::toString).orElse("");
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
