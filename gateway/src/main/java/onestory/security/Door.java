package onestory.security;

/** A way in, with how much it takes and in which format it refuses. */
enum Door {
  FHIR(2 << 20),
  SOAP(10 << 20),
  INBOX(2 << 20),
  TOKEN(16 << 10),
  OPERATIONS(16 << 10),
  STORIES(16 << 10),
  OTHER(16 << 10);

  private final int limit;

  Door(int limit) {
    this.limit = limit;
  }

  /** The longest body in bytes. */
  int limit() {
    return limit;
  }

  /** Whether it asks for an access token. */
  boolean wantsToken() {
    return this == FHIR || this == INBOX || this == OPERATIONS || this == STORIES;
  }

  static Door of(String path) {
    if (isBelow(path, "/fhir")) {
      return FHIR;
    }
    if (isBelow(path, "/soap")) {
      return SOAP;
    }
    if (isBelow(path, "/inbox")) {
      return INBOX;
    }
    if (isBelow(path, "/operations")) {
      return OPERATIONS;
    }
    if (isBelow(path, "/stories")) {
      return STORIES;
    }
    return path.equals("/oauth/token") ? TOKEN : OTHER;
  }

  private static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
