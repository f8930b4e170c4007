package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onestory.authority.Authority;
import onestory.authority.Decision;
import onestory.authority.Family;
import onestory.authority.Given;
import onestory.authority.GivenMash;
import onestory.authority.Policy;
import onestory.authority.Recipient;
import onestory.authority.SafeguardingPolicy;
import onestory.record.Key;
import onestory.record.Outline;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Nothing turns unseen: between two neighbouring turnings what may be held never changes. Compared
 * with the decisions themselves, so that a rule that comes to ask the time is found here.
 */
class TurningsTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofHours(72);
  private static final Policy POLICY =
      new Policy(
          "test-1",
          Set.of("9."),
          new SafeguardingPolicy(LONGEST, Optional.of(Set.of("existence"))));
  private static final List<Recipient> RECIPIENTS =
      List.of(
          new Recipient("Organization/hv-p", Recipient.Basis.PERMISSION),
          new Recipient("Organization/mash-p", Recipient.Basis.SAFEGUARDING));
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2030-01-01T00:00:00Z");

  /** One answer in the words of the test families; times as a source may write them. */
  record Answer(
      boolean toHelp, String by, ConsentState status, String from, String until, String said) {

    Consent consent(int number) {
      String adult = by.equals("theo") ? "dana" : by;
      Consent consent =
          toHelp
              ? Given.agreement("theo", adult)
              : Given.share(adult, "theo", "hv-p", "plan needs");
      consent.setId("c" + number);
      consent.setStatus(status);
      var period = consent.getProvision().getPeriod();
      period.getStartElement().setValueAsString(from);
      period.getEndElement().setValueAsString(until);
      switch (said) {
        case "except" -> Given.except(consent, "1.1");
        case "deny" -> consent.getProvision().setType(ConsentProvisionType.DENY);
        case "anybody" ->
            consent
                .getProvision()
                .getActor()
                .forEach(
                    actor -> actor.setReference(new org.hl7.fhir.r4.model.Reference("Group/x")));
        default -> {}
      }
      if (by.equals("theo")) {
        Given.byYoungPerson(consent, "age-16-plus");
        consent.getDateTimeElement().setValueAsString("2026-05-01");
      }
      return consent;
    }
  }

  @Label("4.4 4.5 4.42 4.43 4.55 Between two neighbouring turnings no decision changes")
  @Property(tries = 400)
  void betweenTwoTurningsNothingChanges(
      @ForAll("answers") List<Answer> answers,
      @ForAll boolean agreedAndPermitted,
      @ForAll("born") String born,
      @ForAll("override") List<String> override,
      @ForAll("flags") Set<String> flags,
      @ForAll Random random) {
    var family = family(answers, born, override, flags);
    if (agreedAndPermitted) {
      family.add(new Answer(true, "dana", ConsentState.ACTIVE, "2025", "2029", "").consent(7));
      family.add(new Answer(false, "dana", ConsentState.ACTIVE, "2025", "2029", "").consent(8));
    }
    var decided = Family.of(family);
    var turnings = new ArrayList<Instant>(List.of(FIRST));
    turnings.addAll(
        Turnings.of(outline(family), LONGEST).moments().subSet(FIRST, false, LAST, false));
    turnings.add(LAST);
    for (int i = 1; i < turnings.size(); i++) {
      var from = turnings.get(i - 1);
      var last = turnings.get(i).minus(1, ChronoUnit.MICROS);
      var expected = decisions(decided, from);
      for (var moment : moments(from, last, random)) {
        assertThat(decisions(decided, moment)).as("%s as at %s", moment, from).isEqualTo(expected);
      }
    }
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of("dana", "dana", "joan", "theo"),
            Arbitraries.of(
                ConsentState.ACTIVE,
                ConsentState.ACTIVE,
                ConsentState.INACTIVE,
                ConsentState.REJECTED,
                ConsentState.ENTEREDINERROR),
            Arbitraries.of(
                "2025",
                "2025-11",
                "2026-03-20",
                "2026-03-29T01:30:00+01:00",
                "2026-04-10T09:00:00.123456789Z",
                "2026-05-01"),
            Arbitraries.of(
                "2026",
                "2026-10",
                "2026-10-25",
                "2028-02-29",
                "2026-10-25T01:30:00Z",
                "2026-06-01T12:00:00.000000500+01:00",
                "2026-06-01T12:00:00+01:00"),
            Arbitraries.of("permit", "permit", "except", "deny", "anybody"))
        .as(Answer::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> born() {
    return Arbitraries.of(
        "2008-05-12", "2008-02-29", "2010-06-30", "2008", "2008-06", "2020-01-01", "");
  }

  /** From when until when, if there is one. */
  @Provide
  Arbitrary<List<String>> override() {
    return Arbitraries.of(
        List.<String>of(),
        List.of("2026-04-10T10:00:00+01:00", "2026-04-11T10:00:00+01:00"),
        List.of("2026-04-10T10:00:00+01:00", "2026-04-17T10:00:00+01:00"),
        List.of("2026-04-10", "2026-04-12"),
        List.of("2026-10-24", "2026-12"));
  }

  @Provide
  Arbitrary<Set<String>> flags() {
    return Arbitraries.of("looked-after", "referral").set().ofMaxSize(2);
  }

  private static List<Resource> family(
      List<Answer> answers, String born, List<String> override, Set<String> flags) {
    var family = new ArrayList<Resource>();
    Patient theo = Given.child("theo", "9990000018");
    theo.getBirthDateElement().setValueAsString(born.isEmpty() ? null : born);
    family.add(theo);
    for (var adult : List.of("dana", "joan")) {
      family.add(Given.adult(adult));
      family.add(Given.related(adult, "theo", adult.equals("dana") ? "yes" : "unknown"));
    }
    family.add(Given.need("speech", "1.1", "Patient/theo"));
    family.add(Given.goal("talk", "Patient/theo", "speech"));
    family.addAll(GivenMash.contact("theo"));
    for (int i = 0; i < answers.size(); i++) {
      family.add(answers.get(i).consent(i));
    }
    if (!override.isEmpty()) {
      Flag flag = GivenMash.override("theo");
      flag.getPeriod().getStartElement().setValueAsString(override.get(0));
      flag.getPeriod().getEndElement().setValueAsString(override.get(1));
      family.add(flag);
    }
    if (flags.contains("looked-after")) {
      Flag flag = Given.flag("looked-after", "theo");
      flag.getPeriod().getStartElement().setValueAsString("2026-04-15");
      family.add(flag);
    }
    if (flags.contains("referral")) {
      family.add(GivenMash.referral("theo"));
    }
    return family;
  }

  /** The first, the one after, the last, and some between. */
  private static List<Instant> moments(Instant from, Instant last, Random random) {
    var moments = new ArrayList<>(List.of(from, last));
    long span = ChronoUnit.MICROS.between(from, last);
    if (span > 0) {
      moments.add(from.plus(1, ChronoUnit.MICROS));
      for (int i = 0; i < 3; i++) {
        moments.add(from.plus((long) (random.nextDouble() * span), ChronoUnit.MICROS));
      }
    }
    return moments;
  }

  private static SortedMap<String, Decision> decisions(Family family, Instant at) {
    var all = new TreeMap<String, Decision>();
    for (var recipient : RECIPIENTS) {
      Authority.decide(recipient, family, POLICY, at)
          .forEach((key, decision) -> all.put(recipient.basis() + " " + key, decision));
    }
    return all;
  }

  private static Outline outline(List<Resource> family) {
    var entries = new TreeMap<String, Outline.Entry>();
    for (var resource : family) {
      var id = UUID.nameUUIDFromBytes(resource.getIdElement().getIdPart().getBytes());
      var key = new Key(resource.fhirType(), id);
      entries.put(key.reference(), new Outline.Entry(key, json(resource), "ehm-pcc", FIRST));
    }
    return new Outline(new UUID(0, 1), "peterborough", Optional.empty(), entries, Map.of());
  }

  private static ObjectNode json(Resource resource) {
    try {
      return (ObjectNode) JSON.readTree(FHIR.newJsonParser().encodeResourceToString(resource));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
