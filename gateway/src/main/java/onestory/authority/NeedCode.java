package onestory.authority;

import java.util.regex.Pattern;

/** Need codes are a number in an area, such as 5.2; an area may be named whole, as "5." or "5". */
final class NeedCode {

  private static final Pattern CODE = Pattern.compile("[1-9][0-9]?(\\.[0-9]{0,2})?");

  private NeedCode() {}

  /** Whether it is written as a code or an area is. */
  static boolean isCode(String code) {
    return CODE.matcher(code).matches();
  }

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
