package onestory.fhir;

import java.util.Optional;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What nobody may write, wherever in a resource it stands: what would change the meaning of the
 * rest, what hides in it, documents, words of no length that a person writes, and days that are
 * none (TRUST 7.46, 7.49 to 7.54).
 */
final class WrittenCheck {

  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_CODE = 2_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private WrittenCheck() {}

  /**
   * @throws ProblemFound refused, with its path
   */
  static void check(Resource resource) {
    within(resource, resource.fhirType());
  }

  private static void within(Base element, String path) {
    for (Property property : element.children()) {
      int index = 0;
      for (Base value : property.getValues()) {
        String name = property.getName().replace("[x]", "");
        String at = path + "." + name + (property.isList() ? "[" + index++ + "]" : "");
        wrong(name, value)
            .ifPresent(
                says -> {
                  throw new ProblemFound(
                      Treatment.REFUSE, new Problem("written", at, says, "Leave it out."));
                });
        within(value, at);
      }
    }
  }

  private static Optional<String> wrong(String name, Base value) {
    if (name.equals("modifierExtension")) {
      return Optional.of("A modifier extension may change what the rest means.");
    }
    if (name.equals("contained")) {
      return Optional.of("A contained resource is looked at by nobody.");
    }
    if (value instanceof Attachment) {
      return Optional.of("Documents are neither taken nor fetched here.");
    }
    if (value instanceof Period period && reversed(period)) {
      return Optional.of("This period ends before it begins.");
    }
    if (value instanceof BaseDateTimeType day && day.hasValue() && isNoDay(day)) {
      return Optional.of("This is no day of anybody's life.");
    }
    return value instanceof PrimitiveType<?> primitive && tooLong(primitive)
        ? Optional.of("This is longer than anybody writes.")
        : Optional.empty();
  }

  private static boolean reversed(Period period) {
    return period.hasStart() && period.hasEnd() && period.getEnd().before(period.getStart());
  }

  private static boolean isNoDay(BaseDateTimeType day) {
    return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
  }

  private static boolean tooLong(PrimitiveType<?> value) {
    String text = value.getValueAsString();
    boolean isCode = value.fhirType().matches("code|uri|url|canonical|id|oid|uuid");
    return text != null && text.length() > (isCode ? LONGEST_CODE : LONGEST_TEXT);
  }
}
