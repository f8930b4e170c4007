package onestory.authority;

/** Need codes are a number in an area, such as 5.2; an area may be named whole, as "5." or "5". */
final class NeedCode {

  private NeedCode() {}

  /** Whether a code or area in a policy or an exception covers this need. */
  static boolean covers(String codeOrArea, String need) {
    if (codeOrArea.endsWith(".")) {
      return need.startsWith(codeOrArea);
    }
    return need.equals(codeOrArea)
        || need.length() > codeOrArea.length()
            && need.startsWith(codeOrArea)
            && need.charAt(codeOrArea.length()) == '.';
  }
}
