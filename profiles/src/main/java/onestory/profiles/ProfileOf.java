package onestory.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which profile of ours a resource is meant to keep, seen from what it is: the maps write no {@code
 * meta.profile}. The lines of {@code profile-of.txt} say it.
 */
public final class ProfileOf {

  private static final String PROFILE = "https://onestory.example/fhir/StructureDefinition/";

  private final List<ProfileLine> lines;

  /** Reads the lines from the classpath. */
  public ProfileOf() {
    try (InputStream in =
        ProfileOf.class.getResourceAsStream("/onestory/definitions/profile-of.txt")) {
      lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(ProfileLine::of)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("profile-of.txt", e);
    }
  }

  /** The canonical of the profile, or nothing for a type that we have no profile of. */
  public Optional<String> apply(Resource resource) {
    return lines.stream()
        .filter(line -> line.fits(resource))
        .findFirst()
        .map(line -> PROFILE + line.profile());
  }

  /** The names of all profiles that a line names. */
  public List<String> profiles() {
    return lines.stream().map(ProfileLine::profile).distinct().toList();
  }
}
