package onestory.people;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what people did with accounts; ids and codes only, never a name that was typed. */
@Component
final class Deeds {

  void signedIn(Account account, String how) {}

  void signedOut(Account account) {}

  void refused(Optional<Account> account, String why) {}

  void changed(Account by, Account whose, String what) {}
}
