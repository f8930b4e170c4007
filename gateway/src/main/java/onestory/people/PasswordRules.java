package onestory.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a password must be: long, and not one of the commonest. Nothing is asked about kinds of
 * characters, and nobody must change one that is not known to be lost (NCSC, Password
 * administration for system owners).
 */
@Component
final class PasswordRules {

  static final int SHORTEST = 12;
  static final int LONGEST = 128;
  private static final int FEWEST_DIFFERENT = 5;

  private final Set<String> common = common();

  /** What is wrong with it, in words for whoever chose it. */
  Optional<String> fault(String password, Account account) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(
          "Use at least " + SHORTEST + " characters. Three random words make a good password.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Use at most " + LONGEST + " characters.");
    }
    var plain = password.toLowerCase(Locale.ROOT).strip();
    if (common.contains(plain)
        || plain.chars().distinct().count() < FEWEST_DIFFERENT
        || isOneOfThem(plain)) {
      return Optional.of("This password is one of the first that others would try. Use another.");
    }
    if (List.of(account.name(), account.shownAs().toLowerCase(Locale.ROOT)).stream()
        .anyMatch(name -> name.length() > 3 && plain.contains(name))) {
      return Optional.of("Use a password without your own name in it.");
    }
    return Optional.empty();
  }

  /** A common one with digits and signs put behind it to make it longer. */
  private boolean isOneOfThem(String plain) {
    return common.contains(plain.replaceAll("[0-9!?.#*_-]+$", ""));
  }

  private static Set<String> common() {
    try (var in =
        PasswordRules.class.getResourceAsStream("/onestory/people/common-passwords.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the commonest passwords", e);
    }
  }
}
