package onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a story is asked for; codes of HL7's PurposeOfUse. It widens nothing: the view is the same
 * for every purpose.
 */
public enum Purpose {
  COC,
  CAREMGT,
  FAMRQT,
  THREAT;

  /** The code system of the codes. */
  static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

  /** What the field calls the purpose for which HL7 has THREAT. */
  private static final String SAFEGUARDING = "safeguarding";

  /** The purpose with this code; care coordination when there is none. */
  public static Optional<Purpose> of(String code) {
    if (SAFEGUARDING.equals(code)) {
      return Optional.of(THREAT);
    }
    return code == null
        ? Optional.of(COC)
        : Arrays.stream(values()).filter(purpose -> purpose.name().equals(code)).findFirst();
  }

  /** All codes, to say what can be asked. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
