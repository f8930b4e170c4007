package onestory.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Family 1: two children, two parents with parental responsibility, a grandmother without. */
public final class ReidOkafor {

  public static final Recipient HEALTH = permission("hv-p");
  public static final Recipient SCHOOL = permission("fenbank");
  public static final Recipient COUNCIL =
      new Recipient("Organization/pcc", Recipient.Basis.PUBLIC_TASK);
  public static final Recipient MASH =
      new Recipient("Organization/mash-p", Recipient.Basis.SAFEGUARDING);
  public static final Policy POLICY =
      new Policy(
          "pcc-1",
          Set.of("3.2", "4.", "6.", "7.1", "8."),
          new SafeguardingPolicy(Duration.ofHours(168), Optional.of(Set.of("existence"))));
  public static final Instant AT = Instant.parse("2026-04-11T10:00:00Z");

  private ReidOkafor() {}

  private static Recipient permission(String organisation) {
    return new Recipient("Organization/" + organisation, Recipient.Basis.PERMISSION);
  }

  /** The family's resources after step 1, 2, 3a (Dana's permissions), 3b (Chidi's too) or 4. */
  public static List<Resource> after(String step) {
    List<Resource> resources = new ArrayList<>(opened());
    if (step.compareTo("2") >= 0) {
      resources.addAll(assessed());
    }
    if (step.compareTo("3a") >= 0) {
      resources.addAll(permittedByDana());
    }
    if (step.compareTo("3b") >= 0) {
      resources.addAll(permittedByChidi());
    }
    if (step.compareTo("4") >= 0) {
      resources.addAll(planned());
    }
    return resources;
  }

  /** Organisations and professionals of this and other families. */
  public static List<Resource> directory() {
    List<Resource> directory = new ArrayList<>();
    for (String id : List.of("hv-p", "fenbank", "pcc", "mash-p", "elsewhere")) {
      directory.add(Given.organisation(id));
    }
    directory.addAll(Given.professional("sam", "fenbank"));
    directory.addAll(Given.professional("ruth", "hv-p"));
    directory.addAll(Given.professional("stranger", "elsewhere"));
    return directory;
  }

  private static List<Resource> opened() {
    List<Resource> resources =
        new ArrayList<>(
            List.of(
                Given.child("maya", "9990001006"),
                Given.child("theo", "9990001073"),
                Given.family("reid", "maya", "theo"),
                Given.adult("dana"),
                Given.adult("chidi"),
                Given.adult("joan")));
    for (String child : List.of("maya", "theo")) {
      resources.add(Given.related("dana", child, "yes"));
      resources.add(Given.related("chidi", child, "yes"));
      resources.add(Given.related("joan", child, "no"));
      resources.add(Given.episode(child, "sam"));
      resources.add(Given.notice(child, "dana"));
      resources.add(Given.agreement(child, "dana"));
    }
    return resources;
  }

  private static List<Resource> assessed() {
    return List.of(
        Given.need("attendance", "1.1", "Patient/maya"),
        Given.need("speech", "2.3", "Patient/theo"),
        Given.need("conflict", "5.2", "Group/reid", "dana", "chidi"),
        Given.need("eviction", "9.2", "Group/reid"),
        Given.observation("joans-help", "assessment", "Group/reid"),
        Given.observation("drawing", "assessment", "Patient/maya"),
        Given.answers("about-maya", "assessment", "Patient/maya"),
        Given.answers("mayas-words", "voice", "Patient/maya"),
        Given.answers("about-theo", "assessment", "Patient/theo"),
        Given.answers("theos-day", "voice", "Patient/theo"),
        Given.answers("about-family", "assessment", "Group/reid"));
  }

  private static List<Resource> permittedByDana() {
    return List.of(
        Given.share("dana", "theo", "hv-p", "plan needs assessment"),
        Given.share("dana", "maya", "hv-p", "plan"),
        Given.share("dana", "maya", "fenbank", "plan needs", "5.2"),
        Given.share("dana", "theo", "fenbank", "existence", "5.2"));
  }

  private static List<Resource> permittedByChidi() {
    return List.of(
        Given.share("chidi", "theo", "hv-p", "plan needs assessment", "5.2"),
        Given.share("chidi", "maya", "hv-p", "plan", "5.2"),
        Given.share("chidi", "maya", "fenbank", "plan needs", "5.2"),
        Given.share("chidi", "theo", "fenbank", "existence", "5.2"));
  }

  private static List<Resource> planned() {
    Encounter meeting = Given.labelled(new Encounter(), "taf-1", "case-notes");
    meeting.setStatus(Encounter.EncounterStatus.FINISHED);
    meeting.setSubject(new Reference("Group/reid"));
    Composition summary = Given.labelled(new Composition(), "taf-1-summary", "case-notes");
    summary.setSubject(new Reference("Group/reid"));
    return List.of(
        Given.goal("g1", "Patient/maya", "attendance"),
        Given.goal("g2", "Patient/theo", "speech"),
        Given.goal("g3", "Group/reid", "conflict"),
        Given.goal("g4", "Group/reid", "eviction"),
        Given.action("pick-ups", "maya", "g1", "RelatedPerson/joan-maya"),
        Given.action("breakfast", "maya", "g1", "PractitionerRole/sam"),
        Given.action("review", "theo", "g2", "PractitionerRole/ruth"),
        Given.action("programme-dana", "maya", "g3", "RelatedPerson/dana-maya"),
        Given.action("programme-chidi", "maya", "g3", "RelatedPerson/chidi-maya"),
        Given.action("housing", "theo", "g4", "RelatedPerson/dana-theo"),
        Given.plan(
            "maya",
            "sam",
            "attendance conflict eviction",
            "g1 g3 g4",
            "pick-ups breakfast programme-dana programme-chidi housing"),
        Given.plan(
            "theo",
            "sam",
            "speech conflict eviction",
            "g2 g3 g4",
            "review programme-dana programme-chidi housing"),
        Given.nextMeeting("maya"),
        Given.nextMeeting("theo"),
        meeting,
        summary);
  }
}
