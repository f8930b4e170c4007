package onestory.schools;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/**
 * Whether a pupil is the child of that UPN: the date of birth and the surname must agree too
 * (DOMAIN.md 3.b). Case, accents, hyphens and spaces in a surname make no difference.
 */
final class PupilRule {

  private PupilRule() {}

  /**
   * @param birthDate of the child, as a day
   * @param surnames the child's surnames as recorded
   */
  static boolean agrees(Pupil pupil, String birthDate, Collection<String> surnames) {
    return pupil.birthDate().equals(birthDate)
        && surnames.stream().anyMatch(surname -> plain(surname).equals(plain(pupil.surname())))
        && !plain(pupil.surname()).isEmpty();
  }

  private static String plain(String surname) {
    return Normalizer.normalize(surname, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
