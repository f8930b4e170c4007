package onestory.schools;

import java.util.regex.Pattern;

/** A school's own id, as far as ours can hold it. */
final class RowId {

  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9-]{1,20}");

  private RowId() {}

  static boolean isUsable(String id) {
    return USABLE.matcher(id).matches();
  }
}
