package onestory.people;

/** How far somebody has come in signing in. */
enum Stage {
  SECOND_FACTOR("second-factor", "/sign-in/second-factor"),
  NEW_PASSWORD("new-password", "/account/new-password"),
  ENROL("enrol", "/account/second-factor"),
  IN("in", "/account");

  private final String code;
  private final String page;

  Stage(String code, String page) {
    this.code = code;
    this.page = page;
  }

  String code() {
    return code;
  }

  /** Where they go on. */
  String page() {
    return page;
  }

  static Stage ofCode(String code) {
    for (var stage : values()) {
      if (stage.code.equals(code)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("no stage " + code);
  }

  /** After the password: nobody is in without a second factor, and none is skipped. */
  static Stage afterPassword(Account account) {
    return account.enrolled() ? SECOND_FACTOR : afterSecondFactor(account);
  }

  /** After the second factor, which whoever is not enrolled yet gives last of all. */
  static Stage afterSecondFactor(Account account) {
    return account.hasOneTimePassword() ? NEW_PASSWORD : afterNewPassword(account);
  }

  static Stage afterNewPassword(Account account) {
    return account.enrolled() ? IN : ENROL;
  }
}
