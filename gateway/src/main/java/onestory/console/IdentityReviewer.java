package onestory.console;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.record.Act.Because;
import onestory.record.FamilyReader;
import onestory.record.Key;
import onestory.record.Question;
import onestory.record.Questions;
import onestory.security.CurrentAsker;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may see both sides of a question and decide it: the scope identity, at a council's own. */
@Component
class IdentityReviewer {

  private static final String SCOPE = "identity";

  private final CurrentAsker asker;
  private final Directory directory;
  private final Questions questions;
  private final FamilyReader reader;

  IdentityReviewer(
      CurrentAsker asker, Directory directory, Questions questions, FamilyReader reader) {
    this.asker = asker;
    this.directory = directory;
    this.questions = questions;
    this.reader = reader;
  }

  boolean maySee(Question question) {
    return isReviewer() && isOfOne(questions.councils(question));
  }

  Because because(Question question, String reason) {
    return because(maySee(question), reason);
  }

  Because ofPersons(Collection<UUID> persons, String reason) {
    return because(
        isReviewer()
            && persons.stream()
                .map(this::families)
                .allMatch(families -> families.isEmpty() || isOfOne(councils(families))),
        reason);
  }

  /** A child's, or an adult's, who is no Patient unless they have needs of their own. */
  private Set<UUID> families(UUID person) {
    var families = new TreeSet<>(reader.familiesOf(new Key("Patient", person)));
    families.addAll(reader.familiesOf(new Key("Person", person)));
    return families;
  }

  Because ofFamilies(Collection<UUID> families, String reason) {
    return because(isReviewer() && isOfOne(councils(families)), reason);
  }

  private Because because(boolean may, String reason) {
    if (!may) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return new Because(asker.get().clientId(), reason);
  }

  /** Whether the asker may do what only a person may, in this council's records. */
  boolean decidesFor(String council) {
    return isReviewer() && isOfOne(List.of(council));
  }

  /** Whether words about families are for them. */
  boolean isReviewer() {
    return asker.get().scopes().contains(SCOPE);
  }

  /** A person deals with their council's; a client with its organisation's, or with every one. */
  boolean isOfOne(Collection<String> councils) {
    var organisation = asker.get().organisation();
    return councils.stream()
        .filter(asker::dealsWith)
        .anyMatch(
            council ->
                organisation == null
                    || directory
                        .organisationKnownBy(organisation)
                        .filter(own -> own.council().id().equals(council))
                        .isPresent());
  }

  private List<String> councils(Collection<UUID> families) {
    return questions.councilsOf(families);
  }
}
