package onestory.schools;

/**
 * What became of rows.
 *
 * @param kept in the inbox, as new or as a new version
 * @param unchanged kept before, and the same since
 * @param dropped unsaved: of pupils who are in no open record here
 * @param rejected unsaved: no UPN with a right check letter, or a row that says not whose it is
 */
record Tally(long kept, long unchanged, long dropped, long rejected) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0);
  static final Tally KEPT = new Tally(1, 0, 0, 0);
  static final Tally UNCHANGED = new Tally(0, 1, 0, 0);
  static final Tally DROPPED = new Tally(0, 0, 1, 0);
  static final Tally REJECTED = new Tally(0, 0, 0, 1);

  Tally and(Tally more) {
    return new Tally(
        kept + more.kept,
        unchanged + more.unchanged,
        dropped + more.dropped,
        rejected + more.rejected);
  }
}
