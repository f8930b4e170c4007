package onestory.authority;

/** Whether somebody may give permission for a child. */
enum Standing {
  MAY,
  UNKNOWN,
  MAY_NOT
}
