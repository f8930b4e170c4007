package onestory.schools;

/**
 * A pupil as the school names them.
 *
 * @param birthDate as a day, {@code 2016-11-02}
 */
record Pupil(String upn, String surname, String birthDate) {}
