package onestory.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A good message, and the numbers that spoil it. */
final class PeopleMessage {

  static final String NHS_NUMBER = "9434765919";
  static final String WRONG_NHS_NUMBER = "9434765910";
  static final String UPN = "A823432101001";
  static final String WRONG_UPN = "B823432101001";

  private PeopleMessage() {}

  static String good() {
    try (InputStream in = PeopleMessage.class.getResourceAsStream("people.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Predicate<String> nhsNumber() {
    return NHS_NUMBER::equals;
  }

  static Predicate<String> upn() {
    return UPN::equals;
  }
}
