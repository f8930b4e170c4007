package onestory.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes to get in with when the phone is lost; each serves once, and only its hash is kept. */
@Component
class RecoveryCodes {

  private static final int CODES = 8;
  private static final int BYTES = 10;

  private final JdbcClient jdbc;
  private final Deeds deeds;
  private final SecureRandom random = new SecureRandom();

  RecoveryCodes(JdbcClient jdbc, Deeds deeds) {
    this.jdbc = jdbc;
    this.deeds = deeds;
  }

  /** New ones in place of all others; told this once. */
  @Transactional
  public List<String> renew(UUID person) {
    forget(person);
    var codes = Stream.generate(this::made).limit(CODES).toList();
    codes.forEach(
        code ->
            jdbc.sql("insert into account_recovery_code (account, hash) values (?, ?)")
                .params(person, Digest.sha256(plain(code)))
                .update());
    return codes;
  }

  /** Whether it is one that nobody used yet; now somebody has. */
  @Transactional
  public boolean use(Account account, String code) {
    var used =
        jdbc.sql("delete from account_recovery_code where account = ? and hash = ?")
                .params(account.id(), Digest.sha256(plain(code)))
                .update()
            == 1;
    if (used) {
      deeds.changed(account, account, "recovery-code-used");
    }
    return used;
  }

  @Transactional
  public void forget(UUID person) {
    jdbc.sql("delete from account_recovery_code where account = ?").param(person).update();
  }

  /** Eighty random bits, which no slow hash could protect better. */
  private String made() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new String(Base32.encode(bytes), US_ASCII).replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String plain(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
  }
}
