package onestory.identity;

/**
 * One identifier of a person.
 *
 * @param system its system, such as {@link NhsNumber#SYSTEM}
 * @param value its value there
 */
public record PersonIdentifier(String system, String value) {

  boolean isNhsNumber() {
    return system.equals(NhsNumber.SYSTEM);
  }

  boolean isUpn() {
    return system.equals(Upn.SYSTEM);
  }

  /** An id that one source system gave, such as EHM's: within that system one person has one. */
  boolean isSourceId() {
    return !isNhsNumber() && !isUpn();
  }

  /** Whether two people who share it may be one: a temporary UPN proves nothing. */
  public boolean identifies() {
    return !isUpn() || !Upn.parse(value).map(Upn::isTemporary).orElse(true);
  }
}
