package onestory.people;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done with accounts: done and written down together, or not at all. */
@Component
class Administration {

  /** Somebody with a second factor, as they are now, and their recovery codes. */
  record Enrolled(Account account, List<String> codes) {}

  private final Accounts accounts;
  private final Proofs proofs;
  private final OneTimePasswords passwords;
  private final RecoveryCodes recovery;
  private final Deeds deeds;

  Administration(
      Accounts accounts,
      Proofs proofs,
      OneTimePasswords passwords,
      RecoveryCodes recovery,
      Deeds deeds) {
    this.accounts = accounts;
    this.proofs = proofs;
    this.passwords = passwords;
    this.recovery = recovery;
    this.deeds = deeds;
  }

  /**
   * Makes the account, and tells the password for the first sign-in; nothing when the name is
   * taken.
   */
  @Transactional
  public Optional<String> add(Account account, Account by) {
    if (!accounts.add(account, null, null)) {
      return Optional.empty();
    }
    var password = passwords.made();
    proofs.give(account.id(), password);
    deeds.changed(by, account, "account-added");
    return Optional.of(password);
  }

  @Transactional
  public void allow(Account account, Account by) {
    accounts.allow(account.id(), account.roles(), account.council(), account.organisation());
    deeds.rolesChanged(by, account);
  }

  @Transactional
  public void disable(Account account, boolean disabled, Account by) {
    accounts.disable(account.id(), disabled);
    deeds.changed(by, account, disabled ? "account-disabled" : "account-enabled");
  }

  /** A password of their own choice. */
  @Transactional
  public Account choose(Account own, String password) {
    proofs.choose(own.id(), password);
    deeds.changed(own, own, "password-changed");
    return accounts.find(own.id()).orElseThrow();
  }

  /**
   * Takes the second factor that they were offered, and tells them their recovery codes; nothing
   * when the code is not the app's.
   */
  @Transactional
  public Optional<Enrolled> enrol(Account own, String code) {
    if (!proofs.confirm(own.id(), code)) {
      return Optional.empty();
    }
    deeds.changed(own, own, "second-factor-enrolled");
    return Optional.of(
        new Enrolled(accounts.find(own.id()).orElseThrow(), recovery.renew(own.id())));
  }

  @Transactional
  public String reset(Account account, boolean phoneLost, Account by) {
    var password = passwords.made();
    proofs.give(account.id(), password);
    deeds.changed(by, account, "password-reset");
    if (phoneLost) {
      proofs.forgetSecondFactor(account.id());
      deeds.changed(by, account, "second-factor-reset");
    }
    return password;
  }
}
