package onestory.people;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps of signing in: what was typed, and how far it brought whoever typed it. */
@Component
final class SignIn {

  /** What came of a try. */
  enum Answer {
    RIGHT,
    WRONG,
    /** Not looked at: too many failed before it. */
    TOO_EARLY
  }

  /**
   * @param account whose it is; null unless right
   */
  record Tried(Answer answer, Account account) {}

  private final Accounts accounts;
  private final Proofs proofs;
  private final RecoveryCodes recovery;
  private final Tries tries;
  private final Deeds deeds;

  SignIn(Accounts accounts, Proofs proofs, RecoveryCodes recovery, Tries tries, Deeds deeds) {
    this.accounts = accounts;
    this.proofs = proofs;
    this.recovery = recovery;
    this.tries = tries;
    this.deeds = deeds;
  }

  /** The first step. What is wrong with a wrong one, nobody is told. */
  Tried password(String name, String password, String address) {
    if (!tries.begin(name, address)) {
      deeds.refused(accounts.named(name), "too-many-tries");
      return new Tried(Answer.TOO_EARLY, null);
    }
    var found =
        password.length() > PasswordRules.LONGEST
            ? Optional.<Account>empty()
            : proofs.person(name, password).flatMap(accounts::find);
    if (found.isEmpty()) {
      deeds.refused(accounts.named(name), "password");
      return new Tried(Answer.WRONG, null);
    }
    tries.succeeded(name, address);
    return new Tried(Answer.RIGHT, found.get());
  }

  /** The second: a code of the app, or one of the recovery codes. */
  Answer secondFactor(Account account, String code) {
    if (!tries.beginSecondFactor(account.id())) {
      deeds.refused(Optional.of(account), "too-many-tries");
      return Answer.TOO_EARLY;
    }
    if (!isRight(account, code)) {
      deeds.refused(Optional.of(account), "second-factor");
      return Answer.WRONG;
    }
    tries.secondFactorSucceeded(account.id());
    return Answer.RIGHT;
  }

  private boolean isRight(Account account, String code) {
    var plain = code.replace(" ", "").replace("-", "");
    if (plain.matches("[0-9]{6}")) {
      return proofs.isCode(account.id(), plain);
    }
    return recovery.use(account, plain);
  }
}
