package onestory.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.identity.NhsNumber;
import onestory.identity.PersonIdentifier;
import onestory.record.Act.Because;
import onestory.record.Changes.Handed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two children turn out to be one (TRUST 4.44). What was told of either is told of the one who
 * stays, under the ids that it had; what is shared is what the permissions for both allow, until
 * somebody has reviewed it.
 */
@Component
public class Merge {

  private final Acts acts;
  private final IdentityStore identities;
  private final RefilingStore records;
  private final ReadingStore readings;
  private final FamiliesJoined families;
  private final QuestionStore questions;

  Merge(
      Acts acts,
      IdentityStore identities,
      RefilingStore records,
      ReadingStore readings,
      FamiliesJoined families,
      QuestionStore questions) {
    this.acts = acts;
    this.identities = identities;
    this.records = records;
    this.readings = readings;
    this.families = families;
    this.questions = questions;
  }

  /**
   * @param stays the child under whose id both go on
   * @param goes the child that was the same
   * @return the act
   * @throws NotNow when they can't be merged as things stand
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID merge(UUID stays, UUID goes, Because because) {
    if (stays.equals(goes)) {
      throw new NotNow("identity/same", "They are one person already.");
    }
    var act = acts.begin(records.familiesOf(List.of(stays, goes)));
    acts.requireFree(List.of(stays, goes));
    requireChildren(List.of(stays, goes));
    var from = "Patient/" + goes;
    var to = "Patient/" + stays;
    var names = joined(act, goes, stays);
    var current = currentNumber(stays);
    var handed = handed(stays, goes, current.isPresent());
    handed.forEach(one -> identities.hand(one, stays));
    current.ifPresent(number -> identities.current(stays, number));
    identities.merged(goes, stays);
    questions.merged(goes, stays, because);
    for (var family : act.families()) {
      var all = records.all(family);
      if (bothStand(all, stays, goes) && !isJoined(family, names)) {
        readings.without(act.id(), family, consents(all, from), Set.of());
        readings.without(act.id(), family, consents(all, to), Set.of());
      }
      all.forEach(one -> turn(act.refiling(), one, from, to, handed));
      takeOver(act.refiling(), family, goes, stays, handed);
    }
    var changes =
        new Changes(
            goes, stays, handed, act.refiling().filed(), names, identities.rulings(goes, stays));
    return acts.end(act, Act.Kind.MERGE, List.of(stays, goes), because, changes);
  }

  /** What only one of them is in has gained nothing that could be shared. */
  private static boolean bothStand(List<Stored> all, UUID one, UUID other) {
    var keys = all.stream().map(Stored::key).collect(Collectors.toSet());
    return keys.contains(new Key("Patient", one)) && keys.contains(new Key("Patient", other));
  }

  private static boolean isJoined(UUID family, List<Changes.FamilyKey> names) {
    return names.stream().anyMatch(name -> name.to().equals(family));
  }

  private void requireChildren(List<UUID> persons) {
    if (identities.lock(persons).stream().anyMatch(IdentityStore.Person::adult)) {
      throw new NotNow("identity/adult", "An adult's records are put right at their source.");
    }
  }

  /** A child stands in one family of a council: two families with the one child are one. */
  private List<Changes.FamilyKey> joined(Acts.Begun act, UUID goes, UUID stays) {
    var names = new ArrayList<Changes.FamilyKey>();
    var theirs = records.familiesOf(List.of(goes));
    for (var into : records.familiesOf(List.of(stays))) {
      var from =
          theirs.stream()
              .filter(f -> !f.equals(into) && act.council(f).equals(act.council(into)))
              .filter(f -> !records.familiesOf(List.of(stays)).contains(f))
              .findFirst();
      from.ifPresent(
          f -> names.addAll(families.join(act, f, into, "Patient/" + goes, "Patient/" + stays)));
    }
    return names;
  }

  /** Two NHS numbers: the one of whom stays is current, and both find the child. */
  private Optional<PersonIdentifier> currentNumber(UUID stays) {
    return identities.identifiers(stays).stream()
        .filter(one -> one.system().equals(NhsNumber.SYSTEM) && !one.old())
        .map(one -> new PersonIdentifier(one.system(), one.value()))
        .findFirst();
  }

  private List<Handed> handed(UUID stays, UUID goes, boolean hasNumber) {
    return identities.identifiers(goes).stream()
        .map(
            one ->
                new Handed(
                    one.system(),
                    one.value(),
                    goes,
                    stays,
                    one.old() || hasNumber && one.system().equals(NhsNumber.SYSTEM)))
        .toList();
  }

  private static Set<String> consents(List<Stored> all, String child) {
    return all.stream()
        .filter(one -> one.key().type().equals("Consent"))
        .filter(one -> one.content().at("/patient/reference").asText().equals(child))
        .map(one -> one.key().reference())
        .collect(Collectors.toSet());
  }

  private static void turn(
      Refiling refiling, Stored one, String from, String to, List<Handed> handed) {
    if (one.key().reference().equals(from)) {
      refiling.conclude(
          one, ChildContent.linked(ChildContent.inactive(one.content()), to, "replaced-by"));
    } else if (one.key().reference().equals(to)) {
      refiling.conclude(
          one, ChildContent.linked(ChildContent.with(one.content(), handed), from, "replaces"));
    } else if (Pointers.mention(one.content(), from)) {
      refiling.rewrite(
          one,
          Pointers.turned(one.content(), from, to),
          one.contributed() == null ? null : Pointers.turned(one.contributed(), from, to));
    }
  }

  /** Another council knew only the one who goes: its record has the one who stays from now on. */
  private void takeOver(
      Refiling refiling, UUID family, UUID goes, UUID stays, List<Handed> handed) {
    var gone = records.current(new Key("Patient", goes), family);
    var key = new Key("Patient", stays);
    if (gone.isPresent() && records.current(key, family).isEmpty()) {
      var content = gone.get().content().deepCopy().put("id", stays.toString());
      content.remove("link");
      refiling.make(
          key,
          family,
          ChildContent.linked(
              ChildContent.with(content.put("active", true), handed),
              "Patient/" + goes,
              "replaces"));
    }
  }
}
