package onestory.record;

import java.util.List;
import java.util.UUID;
import onestory.identity.NhsNumber;
import onestory.identity.PersonIdentifier;
import onestory.record.Act.Because;
import onestory.record.Changes.Handed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person says that a new NHS number took the place of the old one. The old one is kept as such,
 * and finds the child still (DOMAIN.md 2.9).
 */
@Component
public class Supersession {

  private final Acts acts;
  private final IdentityStore identities;
  private final PersonStore people;
  private final RefilingStore records;

  Supersession(Acts acts, IdentityStore identities, PersonStore people, RefilingStore records) {
    this.acts = acts;
    this.identities = identities;
    this.people = people;
    this.records = records;
  }

  /**
   * @return the act
   * @throws NotNow when the new number is another person's
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID supersede(UUID child, NhsNumber by, Because because) {
    var number = new PersonIdentifier(NhsNumber.SYSTEM, by.value());
    var act = acts.begin(records.familiesOf(List.of(child)));
    acts.requireFree(List.of(child));
    if (!people.known(List.of(number)).isEmpty()) {
      throw new NotNow(
          "identity/number-taken", "Somebody is known under that number: merge them instead.");
    }
    var handed = new Handed(number.system(), number.value(), null, child, false);
    people.add(child, number);
    identities.current(child, number);
    var told = identities.identifiers(child).stream().filter(Supersession::isNumber).toList();
    for (var family : act.families()) {
      records
          .current(new Key("Patient", child), family)
          .ifPresent(one -> act.refiling().conclude(one, ChildContent.with(one.content(), told)));
    }
    var changes =
        new Changes(child, child, List.of(handed), act.refiling().filed(), List.of(), List.of());
    return acts.end(act, Act.Kind.SUPERSEDE, List.of(child), because, changes);
  }

  private static boolean isNumber(Handed one) {
    return one.system().equals(NhsNumber.SYSTEM);
  }
}
