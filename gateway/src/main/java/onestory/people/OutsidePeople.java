package onestory.people;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the provider says of somebody, as an account here: anew at every sign-in. */
@Component
class OutsidePeople {

  private static final int LONGEST = 80;
  private static final int NAME_BYTES = 8;

  private final ProviderSettings settings;
  private final Accounts accounts;
  private final AccountRules rules;
  private final Deeds deeds;

  OutsidePeople(ProviderSettings settings, Accounts accounts, AccountRules rules, Deeds deeds) {
    this.settings = settings;
    this.accounts = accounts;
    this.rules = rules;
    this.deeds = deeds;
  }

  /** Whether the provider says that a second factor was used, if it has to. */
  boolean hasSecondFactor(Jwt person) {
    if (settings.secondFactor() == ProviderSettings.SecondFactorRule.NOT_TOLD) {
      return true;
    }
    return texts(person, "amr").stream().anyMatch(settings.amr()::contains)
        || settings.acr().contains(Objects.toString(person.getClaim("acr"), ""));
  }

  /** Their account; nothing when none of their groups may sign in, or it was disabled here. */
  @Transactional
  public Optional<Account> account(Jwt person) {
    var said = said(person);
    if (!rules.faults(said, null).isEmpty()) {
      return Optional.empty();
    }
    var known = accounts.ofProvider(person.getIssuer().toString(), person.getSubject());
    if (known.isEmpty()) {
      accounts.add(said, person.getIssuer().toString(), person.getSubject());
      deeds.changed(null, said, "account-from-provider");
      return accounts.find(said.id());
    }
    return known
        .filter(account -> !account.disabled())
        .flatMap(
            account -> {
              if (!isSame(account, said)) {
                accounts.allow(account.id(), said.roles(), said.council(), said.organisation());
                deeds.rolesChanged(null, account);
              }
              return accounts.find(account.id());
            });
  }

  private static boolean isSame(Account account, Account said) {
    return account.roles().equals(said.roles())
        && Objects.equals(account.council(), said.council())
        && Objects.equals(account.organisation(), said.organisation());
  }

  /** Groups that say different councils or organisations say none: the rules then refuse it. */
  private Account said(Jwt person) {
    var groups = Set.copyOf(texts(person, settings.groupsClaim()));
    var allowed = settings.groups().stream().filter(each -> groups.contains(each.group())).toList();
    var roles = EnumSet.noneOf(Role.class);
    if (hasOne(allowed, ProviderSettings.Allowed::council)
        && hasOne(allowed, ProviderSettings.Allowed::organisation)) {
      allowed.forEach(each -> roles.addAll(each.roles()));
    }
    return new Account(
        UUID.randomUUID(),
        name(person),
        shownAs(person),
        roles,
        roles.isEmpty() ? null : allowed.get(0).council(),
        roles.isEmpty() ? null : allowed.get(0).organisation(),
        true,
        null,
        false,
        false,
        0);
  }

  private static boolean hasOne(
      List<ProviderSettings.Allowed> allowed, Function<ProviderSettings.Allowed, String> value) {
    return allowed.stream().map(value).collect(Collectors.toCollection(HashSet::new)).size() == 1;
  }

  private static String name(Jwt person) {
    var hash = Digest.sha256(person.getIssuer() + " " + person.getSubject());
    return "outside-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
  }

  private static String shownAs(Jwt person) {
    var name =
        Objects.toString(
            person.getClaim("name"), Objects.toString(person.getClaim("preferred_username"), ""));
    var plain = name.replaceAll("\\p{Cntrl}", " ").replaceAll("^[\\s=+@-]+", "").strip();
    return plain.isEmpty() ? name(person) : plain.substring(0, Math.min(LONGEST, plain.length()));
  }

  /** One text, or a list of them. */
  private static List<String> texts(Jwt person, String claim) {
    Object value = person.getClaim(claim);
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : value == null ? List.of() : List.of(String.valueOf(value));
  }
}
