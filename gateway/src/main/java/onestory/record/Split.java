package onestory.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.identity.PersonIdentifier;
import onestory.identity.ResourceId;
import onestory.record.Act.Because;
import onestory.record.Changes.Handed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One child turns out to be two (TRUST 4.44). What a person says is the other's goes to the other,
 * under the ids that it had. Nobody knows for whom the permissions were given: none of them counts
 * until new ones come, or somebody has reviewed it.
 */
@Component
public class Split {

  private final Acts acts;
  private final IdentityStore identities;
  private final RefilingStore records;
  private final ReadingStore readings;
  private final FilingStore filing;
  private final StopsKept stops;

  Split(
      Acts acts,
      IdentityStore identities,
      RefilingStore records,
      ReadingStore readings,
      FilingStore filing,
      StopsKept stops) {
    this.acts = acts;
    this.identities = identities;
    this.records = records;
    this.readings = readings;
    this.filing = filing;
    this.stops = stops;
  }

  /**
   * What is the other child's.
   *
   * @param identifiers at least one
   * @param resources what was told of the other child, as Type/id
   * @param family the name of another family of the same council to which the other child belongs
   */
  public record Others(
      Collection<PersonIdentifier> identifiers,
      Collection<Key> resources,
      Optional<String> family) {}

  /**
   * @return the act
   * @throws NotNow when it can't be done as things stand
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID split(UUID child, Others others, Because because) {
    var own = records.familiesOf(List.of(child));
    var first = own.stream().sorted().findFirst().orElseThrow(Split::notHere);
    var target = others.family().map(name -> target(first, name));
    var families = new TreeSet<>(own);
    target.ifPresent(families::add);
    var act = acts.begin(families);
    acts.requireFree(List.of(child));
    var handed = handed(child, others.identifiers());
    var other = otherChild(handed.get(0));
    identities.make(other);
    handed.forEach(one -> identities.hand(one, other));
    var found = new ArrayList<Key>();
    var kept = new ArrayList<Key>();
    var along = new ArrayList<Key>();
    for (var family : own) {
      var all = records.all(family);
      readings.without(act.id(), family, consents(all, "Patient/" + child), Set.of());
      var theirs = theirs(all, others.resources(), child);
      theirs.forEach(one -> found.add(one.key()));
      all.stream()
          .filter(StopFlag::stands)
          .filter(one -> Pointers.mention(one.content(), "Patient/" + child))
          .forEach(one -> kept.add(one.key()));
      settle(act.refiling(), all, theirs, child, other, handed);
      boolean stands = family.equals(first) || !theirs.isEmpty();
      if (stands) {
        var like = records.current(new Key("Patient", child), family).orElseThrow(Split::notHere);
        act.refiling()
            .make(
                new Key("Patient", other),
                family,
                ChildContent.bare(like.content(), other.toString(), handed));
        along.addAll(stops.bothKeep(act.refiling(), all, child, other));
      }
    }
    if (others.resources().stream().anyMatch(one -> !found.contains(one) && !kept.contains(one))) {
      throw new NotNow("identity/not-of-this-child", "Some of these are not told of this child.");
    }
    along.addAll(found);
    target.filter(t -> !t.equals(first)).ifPresent(t -> refile(act, first, t, other, along));
    var changes = new Changes(child, other, handed, act.refiling().filed(), List.of(), List.of());
    return acts.end(act, Act.Kind.SPLIT, List.of(child, other), because, changes);
  }

  private UUID target(UUID first, String name) {
    var council = filing.councilOf(first);
    return filing
        .known(council, name)
        .orElseGet(
            () -> {
              var made = FamilyId.of(council + "|" + name);
              filing.remember(council, name, made, false);
              return made;
            });
  }

  private List<Handed> handed(UUID child, Collection<PersonIdentifier> wanted) {
    var all = identities.identifiers(child);
    var handed =
        all.stream()
            .filter(one -> wanted.contains(new PersonIdentifier(one.system(), one.value())))
            .toList();
    if (handed.isEmpty() || handed.size() < wanted.size()) {
      throw new NotNow(
          "identity/not-of-this-child", "Say which of this child's identifiers are the other's.");
    }
    if (handed.size() == all.size()) {
      throw new NotNow("identity/nothing-left", "The child would be left without identifiers.");
    }
    return handed;
  }

  /** The id that a message with this identifier would have given, unless somebody has it. */
  private UUID otherChild(Handed identifier) {
    var usual = UUID.fromString(ResourceId.of("Patient", identifier.system(), identifier.value()));
    return identities.exists(usual) ? UUID.randomUUID() : usual;
  }

  private static List<Stored> theirs(List<Stored> all, Collection<Key> wanted, UUID child) {
    return all.stream()
        .filter(one -> wanted.contains(one.key()))
        .filter(one -> !StopFlag.stands(one)) // both keep it, whoever it was told of
        .filter(one -> Pointers.mention(one.content(), "Patient/" + child))
        .toList();
  }

  private static void settle(
      Refiling refiling,
      List<Stored> all,
      List<Stored> theirs,
      UUID child,
      UUID other,
      List<Handed> handed) {
    var from = "Patient/" + child;
    var to = "Patient/" + other;
    all.stream()
        .filter(one -> one.key().reference().equals(from))
        .forEach(one -> refiling.conclude(one, ChildContent.without(one.content(), handed)));
    theirs.forEach(
        one ->
            refiling.rewrite(
                one,
                Pointers.turned(one.content(), from, to),
                one.contributed() == null ? null : Pointers.turned(one.contributed(), from, to)));
  }

  private void refile(Acts.Begun act, UUID from, UUID to, UUID other, List<Key> theirs) {
    var wanted = new ArrayList<>(theirs);
    wanted.add(new Key("Patient", other));
    act.refiling()
        .move(wanted.stream().flatMap(key -> records.current(key, from).stream()).toList(), to);
    readings.without(act.id(), to, consents(records.all(to), "Patient/" + other), Set.of());
  }

  private static Set<String> consents(List<Stored> all, String child) {
    return all.stream()
        .filter(one -> one.key().type().equals("Consent"))
        .filter(one -> one.content().at("/patient/reference").asText().equals(child))
        .map(one -> one.key().reference())
        .collect(Collectors.toSet());
  }

  private static NotNow notHere() {
    return new NotNow("identity/unknown", "No record tells of this child.");
  }
}
