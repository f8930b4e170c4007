package onestory.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the record says of each child's life, as far as it decides whose permission counts.
 *
 * @param sixteenFrom by child, the start in England of the 16th birthday
 * @param adultFrom by child, that of the 18th
 * @param died the children who have died
 * @param lookedAfter by child, since when the council looks after them
 */
record Children(
    Map<String, Instant> sixteenFrom,
    Map<String, Instant> adultFrom,
    Set<String> died,
    Map<String, Instant> lookedAfter) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  static Children of(Map<String, Resource> family) {
    Children children =
        new Children(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
    for (Resource resource : family.values()) {
      if (resource instanceof Patient patient) {
        children.add(patient);
      } else if (resource instanceof Flag flag) {
        children.add(flag);
      }
    }
    return children;
  }

  /** From then on a parent answers for them no more. */
  boolean isAdult(String child, Instant at) {
    Instant from = adultFrom.get(child);
    return from != null && !at.isBefore(from);
  }

  /** From then on they may answer for themselves. */
  boolean isSixteen(String child, Instant at) {
    Instant from = sixteenFrom.get(child);
    return from != null && !at.isBefore(from);
  }

  private static Instant from(LocalDate born, int years) {
    return Competence.birthday(born, years).atStartOfDay(ENGLAND).toInstant();
  }

  boolean hasDied(String child) {
    return died.contains(child);
  }

  Optional<Instant> lookedAfterSince(String child) {
    return Optional.ofNullable(lookedAfter.get(child));
  }

  private void add(Patient patient) {
    String born = patient.getBirthDateElement().getValueAsString();
    if (born != null && born.length() == 10) {
      sixteenFrom.put(Key.of(patient), from(LocalDate.parse(born), 16));
      adultFrom.put(Key.of(patient), from(LocalDate.parse(born), 18));
    }
    boolean alive =
        !patient.hasDeceased()
            || patient.getDeceased() instanceof BooleanType said && !said.booleanValue();
    if (!alive) {
      died.add(Key.of(patient));
    }
  }

  private void add(Flag flag) {
    boolean stands =
        flag.getStatus() != FlagStatus.INACTIVE && flag.getStatus() != FlagStatus.ENTEREDINERROR;
    if (stands && Sharing.has(flag.getCode(), Canonical.SAFETY_FLAG, "looked-after"::equals)) {
      // of a day that is not told every permission may be the earlier one
      Instant since =
          flag.getPeriod().hasStart() ? LocalPeriod.of(flag.getPeriod()).from() : Instant.MAX;
      Key.of(flag.getSubject())
          .ifPresent(child -> lookedAfter.merge(child, since, (a, b) -> a.isAfter(b) ? a : b));
    }
  }
}
