package onestory.schools;

/**
 * Sessions over a period, two a day.
 *
 * @param possible the pupil could attend
 * @param present they did
 * @param authorised they missed with leave or good reason
 * @param unauthorised they missed without
 */
record Sessions(int possible, int present, int authorised, int unauthorised) {

  static final Sessions NONE = new Sessions(0, 0, 0, 0);

  Sessions and(Sessions more) {
    return new Sessions(
        possible + more.possible,
        present + more.present,
        authorised + more.authorised,
        unauthorised + more.unauthorised);
  }

  /** Whether every possible session is either attended or missed. */
  boolean addUp() {
    return possible == present + authorised + unauthorised;
  }
}
