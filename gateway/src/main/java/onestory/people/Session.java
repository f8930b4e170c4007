package onestory.people;

/** Somebody with a session, and how far they have come in signing in. */
record Session(Account account, Stage stage) {}
