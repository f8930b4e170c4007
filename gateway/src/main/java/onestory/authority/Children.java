package onestory.authority;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the record says of each child's life, as far as it decides whose permission counts.
 *
 * @param births by child, when they were born
 * @param pupils by child, who tells of the schools that they have left
 * @param died the children who have died
 * @param lookedAfter by child, since when the council looks after them
 */
record Children(
    Map<String, Birth> births,
    Map<String, Patient> pupils,
    Set<String> died,
    Map<String, Instant> lookedAfter) {

  /** From then on they may answer for themselves. */
  static final int SIXTEEN = 16;

  /** From then on nobody else may. */
  static final int ADULT = 18;

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
    return has(child, birth -> birth.surely(ADULT), at);
  }

  /** From then on it is not known whether a parent still does: of birth only a year or month is. */
  boolean mayBeAdult(String child, Instant at) {
    return has(child, birth -> birth.perhaps(ADULT), at);
  }

  /** From then on they may answer for themselves. */
  boolean isSixteen(String child, Instant at) {
    return has(child, birth -> birth.surely(SIXTEEN), at);
  }

  private boolean has(String child, Function<Birth, Instant> come, Instant at) {
    Birth birth = births.get(child);
    return birth != null && !at.isBefore(come.apply(birth));
  }

  Schooling schooling(String child, String organisation) {
    Patient pupil = pupils.get(child);
    return pupil == null ? Schooling.NOT_LEFT : Schooling.of(pupil, organisation);
  }

  boolean hasDied(String child) {
    return died.contains(child);
  }

  Optional<Instant> lookedAfterSince(String child) {
    return Optional.ofNullable(lookedAfter.get(child));
  }

  private void add(Patient patient) {
    Birth.of(patient.getBirthDateElement().getValueAsString())
        .ifPresent(birth -> births.put(Key.of(patient), birth));
    if (patient.hasExtension(Canonical.SCHOOL_LEFT)) {
      pupils.put(Key.of(patient), patient);
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
