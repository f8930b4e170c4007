package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;

/** The version that a writer says it changed (https://hl7.org/fhir/R4/http.html#concurrency). */
final class IfMatch {

  private IfMatch() {}

  /**
   * @throws PreconditionFailedException when it is not the stored version's ETag, in FHIR's form
   */
  static void require(String ifMatch, String version) {
    if (ifMatch == null) {
      throw new PreconditionFailedException(
          "If-Match is needed: send the ETag of the version that you changed.");
    }
    if (!ifMatch.equals("W/\"" + version + "\"")) {
      throw new PreconditionFailedException("It has changed since that version; read it again.");
    }
  }
}
