package onestory.soap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onestory.problem.Problem;

/**
 * Says in our words what the schema validator found. Its own words quote the value, which may be a
 * family's; only the rule (names of XML Schema 1.0, appendix C) and the elements that the contract
 * expects are taken over.
 */
final class SchemaViolation {

  private static final Pattern RULE = Pattern.compile("^([a-z]+-[a-zA-Z0-9.-]+?):");
  private static final Pattern EXPECTED = Pattern.compile("One of '\\{(.*?)\\}' is expected");
  private static final String REMEDY = "Send what ehm.xsd describes at this place.";

  private SchemaViolation() {}

  static Problem of(String validatorSays, String at) {
    Matcher matcher = RULE.matcher(validatorSays == null ? "" : validatorSays);
    String rule = matcher.find() ? matcher.group(1) : "xml-schema";
    return new Problem("schema:" + rule, at, says(rule), remedy(validatorSays));
  }

  private static String says(String rule) {
    return switch (rule) {
      case "cvc-elt.1", "cvc-elt.1.a" -> "There is no such message.";
      case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.d" ->
          "An element is here that the contract does not have at this place.";
      case "cvc-complex-type.2.4.b" -> "An element is missing here.";
      case "cvc-complex-type.2.3" -> "Text is here where only elements may be.";
      case "cvc-complex-type.3.2.2" -> "An attribute is here that the contract does not have.";
      case "cvc-pattern-valid" -> "The value does not have the form that is asked for.";
      case "cvc-enumeration-valid" -> "The value is none of those that are allowed.";
      case "cvc-minLength-valid" -> "The value is too short.";
      case "cvc-maxLength-valid" -> "The value is too long.";
      default ->
          rule.startsWith("cvc-datatype-valid")
              ? "The value is not of the type that is asked for."
              : "The message breaks the contract here.";
    };
  }

  private static String remedy(String validatorSays) {
    Matcher expected = EXPECTED.matcher(validatorSays == null ? "" : validatorSays);
    if (!expected.find()) {
      return REMEDY;
    }
    String names = expected.group(1).replaceAll("\"[^\"]*\":", "").replaceAll("[^A-Za-z, ]", "");
    return "Send here: " + names + ".";
  }
}
