package onestory.validation;

import java.util.Arrays;

/** What HAPI's validator calls an error and is none. */
enum Baseline {
  /**
   * R4 only prefers the common languages and allows every tag of BCP 47 (maxValueSet
   * all-languages); HAPI looks in the common ones alone, where Sorani (ckb) and others that
   * families speak are missing.
   */
  LANGUAGES("is not in valueset: http://hl7.org/fhir/ValueSet/languages");

  private final String words;

  Baseline(String words) {
    this.words = words;
  }

  static boolean covers(Finding finding) {
    return Arrays.stream(values()).anyMatch(known -> finding.message().contains(known.words));
  }
}
