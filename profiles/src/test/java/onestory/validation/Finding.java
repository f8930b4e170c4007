package onestory.validation;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;

/**
 * One thing the validator says.
 *
 * @param severity how bad
 * @param type the type of the resource it is in, or {@code Bundle}
 * @param path where in the Bundle
 * @param message what
 */
public record Finding(ResultSeverityEnum severity, String type, String path, String message) {

  private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)\\]");

  static Finding of(SingleValidationMessage message, Bundle bundle) {
    String path = String.valueOf(message.getLocationString());
    Matcher entry = ENTRY.matcher(path);
    String type =
        entry.find()
            ? bundle.getEntry().get(Integer.parseInt(entry.group(1))).getResource().fhirType()
            : "Bundle";
    return new Finding(message.getSeverity(), type, path, message.getMessage());
  }

  /** Whether the resource may not go as it is. */
  public boolean isError() {
    return severity.compareTo(ResultSeverityEnum.ERROR) >= 0;
  }
}
