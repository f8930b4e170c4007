package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onestory.identity.Matching;
import onestory.identity.NhsNumber;
import onestory.inbox.HeldListener;
import onestory.inbox.Inbox;
import onestory.inbox.KeptMessage;
import onestory.problem.ProblemFound;
import onestory.record.Act.Because;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions who is who. A message that raises one is held, and nothing of it is lost; everything
 * else goes on. A person decides: the same, or different.
 */
@Component
public class Questions implements HeldListener {

  private final QuestionStore store;
  private final PersonStore people;
  private final Merge merge;
  private final Supersession supersession;
  private final Acts acts;
  private final Inbox inbox;
  private final Wake wake;
  private final FamilyReader reader;
  private final FilingStore filing;

  Questions(
      QuestionStore store,
      PersonStore people,
      Merge merge,
      Supersession supersession,
      Acts acts,
      Inbox inbox,
      Wake wake,
      FamilyReader reader,
      FilingStore filing) {
    this.store = store;
    this.people = people;
    this.merge = merge;
    this.supersession = supersession;
    this.acts = acts;
    this.inbox = inbox;
    this.wake = wake;
    this.reader = reader;
    this.filing = filing;
  }

  @Override
  public void held(KeptMessage kept, ProblemFound why) {
    if (why instanceof InDoubt inDoubt && !why.problem().rule().equals(Matching.CLOSED)) {
      store.held(kept.receipt(), inDoubt.doubt());
    }
  }

  /** Ids and rules, oldest first. */
  @Transactional(readOnly = true)
  public List<Question> inState(String state) {
    return store.inState(state);
  }

  /** One, by its id. */
  @Transactional(readOnly = true)
  public Optional<Question> find(UUID id) {
    return store.find(id);
  }

  /** What the held message tells of the person, for whoever may decide; nothing once decided. */
  @Transactional(readOnly = true)
  public Optional<JsonNode> told(UUID id) {
    return store.told(id);
  }

  /** The councils in whose records the question's persons stand. */
  @Transactional(readOnly = true)
  public List<String> councils(Question question) {
    return councilsOf(
        question.persons().stream()
            .flatMap(person -> Stream.of(new Key("Patient", person), new Key("Person", person)))
            .flatMap(key -> reader.familiesOf(key).stream())
            .toList());
  }

  /** The custodians of these families. */
  @Transactional(readOnly = true)
  public List<String> councilsOf(Collection<UUID> families) {
    return families.stream().distinct().map(filing::councilOf).distinct().sorted().toList();
  }

  /**
   * They are one human. Two recorded ones are merged; a held message is recorded with the one known
   * person, and so is every later one that tells just the same.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void same(UUID id, Because because) {
    var question = open(id);
    if (question.persons().size() > 1) {
      merge.merge(question.persons().get(0), question.persons().get(1), because);
    } else {
      acts.requireFree(question.persons());
      var known = question.persons().get(0);
      if (question.rule().equals("identity/nhs-number-differs")) {
        newNumber(id).ifPresent(number -> supersession.supersede(known, number, because));
      }
      people.rule(store.fingerprint(id), known);
    }
    store.decided(id, "same", because);
    question.receipt().ifPresent(inbox::again);
  }

  /** They are not. A held message stays held, for its source to correct. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void different(UUID id, Because because) {
    open(id);
    wake.all(store.decided(id, "different", because));
  }

  private Optional<NhsNumber> newNumber(UUID id) {
    return store.told(id).stream()
        .flatMap(told -> StreamSupport.stream(told.path("identifier").spliterator(), false))
        .filter(one -> one.path("system").asText().equals(NhsNumber.SYSTEM))
        .filter(one -> !one.path("use").asText().equals("old"))
        .flatMap(one -> NhsNumber.parse(one.path("value").asText()).stream())
        .findFirst();
  }

  private Question open(UUID id) {
    return store
        .locked(id)
        .filter(Question::isOpen)
        .orElseThrow(() -> new NotNow("identity/decided", "There is no such open question."));
  }
}
