package onestory.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import onestory.security.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes an administrator where there is none, or whom the command line names ({@code
 * --onestory.people.reset-administrator=NAME}). There is no password that anybody knows beforehand:
 * a random one is written to a file that only the gateway's own user reads, serves once, and has to
 * be changed.
 */
@Component
final class FirstAdministrator implements ApplicationRunner {

  static final String FILE = "administrator-password.txt";
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final Accounts accounts;
  private final Administration administration;
  private final AccountRules rules;
  private final DataFolder data;
  private final String name;
  private final String reset;

  FirstAdministrator(
      Accounts accounts,
      Administration administration,
      AccountRules rules,
      DataFolder data,
      @Value("${onestory.people.administrator}") String name,
      @Value("${onestory.people.reset-administrator:}") String reset) {
    this.accounts = accounts;
    this.administration = administration;
    this.rules = rules;
    this.data = data;
    this.name = name;
    this.reset = reset;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!reset.isBlank()) {
      accounts.named(reset).ifPresentOrElse(this::again, () -> first(reset));
    } else if (!accounts.hasAdministrator()) {
      accounts.named(name).ifPresentOrElse(this::again, () -> first(name));
    }
  }

  private void first(String called) {
    var account =
        new Account(
            UUID.randomUUID(),
            Accounts.plain(called),
            "Administrator",
            Set.of(Role.ADMINISTRATOR),
            null,
            null,
            false,
            null,
            false,
            false,
            0);
    var faults = rules.faults(account, null);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "onestory.people: no administrator can be called %s. %s".formatted(called, faults));
    }
    // another gateway on the same database may have been faster
    administration.add(account, null).ifPresent(password -> tell(account, password));
  }

  /** Everything that kept them out is undone, and nothing else that they could do is kept. */
  private void again(Account account) {
    if (account.outside()) {
      throw new IllegalArgumentException(
          "onestory.people: %s signs in at the outside provider; name another."
              .formatted(account.name()));
    }
    accounts.allow(account.id(), EnumSet.of(Role.ADMINISTRATOR), account.council(), null);
    accounts.disable(account.id(), false);
    tell(account, administration.reset(account, true, null));
  }

  private void tell(Account account, String password) {
    var file = data.path().resolve(FILE);
    try {
      var making = Files.createTempFile(data.path(), "administrator", ".making", ownerOnly());
      Files.writeString(making, account.name() + "\n" + password + "\n");
      Files.move(making, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the administrator's first password", e);
    }
    LOG.info("The administrator's first password is in {}; it serves once.", file);
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
