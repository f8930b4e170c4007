package onestory.people;

/**
 * Somebody with an account, as a test plays them.
 *
 * @param secret of their authenticator app; null when they have none yet
 */
record Visitor(Account account, String password, String secret) {}
