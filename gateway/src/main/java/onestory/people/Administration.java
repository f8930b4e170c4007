package onestory.people;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts: done and written down together, or not at all. */
@Component
class Administration {

  private final Accounts accounts;
  private final Proofs proofs;
  private final OneTimePasswords passwords;
  private final Deeds deeds;

  Administration(Accounts accounts, Proofs proofs, OneTimePasswords passwords, Deeds deeds) {
    this.accounts = accounts;
    this.proofs = proofs;
    this.passwords = passwords;
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
    deeds.changed(by, account, "roles-changed");
  }

  @Transactional
  public void disable(Account account, boolean disabled, Account by) {
    accounts.disable(account.id(), disabled);
    deeds.changed(by, account, disabled ? "account-disabled" : "account-enabled");
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
