package onestory.story;

import static onestory.story.GivenStory.GUIDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** What is late comes first, then what is due soon, then what is still to be done. */
class DueTest {

  private static final Wording WORDING = new Wording(new Definitions());

  @Test
  void whatIsLateComesBeforeWhatIsDueSoonAndWhatIsStillToBeDone() {
    assertThat(
            text(
                false,
                clock("Bring it up to date", "Group/f", "2026-09-30", "on-track"),
                clock("Meet again", "Group/f", "2026-06-05", "overdue"),
                clock("Decide", "Group/f", "2026-05-08T20:15:00+01:00", "warned"),
                clock("Keep offering help", "Group/f", null, "on-track")))
        .isEqualTo(
            "What is late|Meet again, by 5 June 2026."
                + "|What is due soon|Decide, by 8 May 2026 at 20:15."
                + "|What is still to be done|Bring it up to date, by 30 September 2026.|Keep offering help.");
  }

  @Test
  void theSameIsSaidOnce() {
    var one = clock("Ask", "Group/f", "2027-03-20", "warned");
    var other = one.copy();
    other.setId("other");

    assertThat(text(false, one, other)).isEqualTo("What is due soon|Ask, by 20 March 2027.");
  }

  @Test
  void whatIsDoneOrNoLongerAskedForIsNotTold() {
    assertThat(
            text(
                false,
                clock("Meet again", "Group/f", "2026-06-05", "met"),
                clock("Decide", "Group/f", "2026-06-05", "met-late"),
                clock("Ask", "Group/f", "2026-06-05", "ended")))
        .isEqualTo("No date for a next meeting is written down here.");
  }

  @Test
  void ofAnActionItIsSaidWhichAndOnlyWhenItIsDueSoonOrLate() {
    var action = GivenStory.action("Breakfast club", "maya", "g", "Person/x");
    var late = clock("Do what was agreed", "Patient/maya", "2026-04-24", "overdue");
    late.setFocus(new Reference("Task/Breakfast club"));
    var onTrack = clock("Do what was agreed", "Patient/maya", "2026-07-24", "on-track");
    onTrack.setFocus(new Reference("Task/Breakfast club"));

    assertThat(text(false, action, late, onTrack))
        .isEqualTo("What is late|Do what was agreed, by 24 April 2026: words of Breakfast club");
  }

  @Test
  void inTheStoryOfAFamilyItIsSaidForWhom() {
    assertThat(
            text(
                true,
                GivenStory.child("maya", "Maya"),
                new Group().setId("f"),
                clock("Ask her", "Patient/maya", "2026-06-05", "warned"),
                clock("Meet again", "Group/f", "2026-06-06", "warned")))
        .isEqualTo(
            "What is due soon|Maya: Ask her, by 5 June 2026.|The family: Meet again, by 6 June 2026.");
  }

  @Test
  void aSiblingsIsNotInAChildsStory() {
    var meeting = clock("Meet again", "Group/f", "2026-06-06", "warned");
    var told =
        OneChild.of(
            "Patient/maya",
            List.of(
                GivenStory.child("maya", "Maya"),
                GivenStory.child("theo", "Theo"),
                GivenStory.in("plan", "f", new Group()),
                clock("Ask her", "Patient/maya", "2026-06-05", "warned"),
                clock("Ask him", "Patient/theo", "2026-06-05", "warned"),
                meeting));

    assertThat(told.values().stream().filter(Task.class::isInstance).map(Task.class::cast))
        .extracting(Task::getDescription)
        .containsExactlyInAnyOrder("Ask her", "Meet again");
  }

  @Test
  void aClockPutsNobodyIntoTheTeam() {
    var clock = clock("Meet again", "Group/f", "2026-06-06", "warned");
    clock.setOwner(new Reference("Organization/school"));
    var told = new Telling(new Told(List.of(clock)), WORDING, false);

    assertThat(Chapters.told(Part.TEAM, told).told()).isFalse();
  }

  private static Task clock(String says, String about, String due, String state) {
    var clock = GivenStory.in("timescale", says + " " + state, new Task());
    clock.getCode().addCoding().setSystem(GUIDE + "CodeSystem/timescale").setCode("rule");
    clock
        .getBusinessStatus()
        .addCoding()
        .setSystem(GUIDE + "CodeSystem/clock-state")
        .setCode(state);
    clock.setDescription(says);
    clock.setFor(new Reference(about));
    if (due != null) {
      clock.getRestriction().getPeriod().setEndElement(new DateTimeType(due));
    }
    return clock;
  }

  /** What is told, part after part. */
  private static String text(boolean family, Resource... resources) {
    var section =
        Chapters.told(Part.NEXT, new Telling(new Told(List.of(resources)), WORDING, family));
    var parts = new ArrayList<String>();
    for (var part : section.div().getChildNodes()) {
      if ("ul".equals(part.getName())) {
        part.getChildNodes().forEach(item -> parts.add(item.allText().strip()));
      } else {
        parts.add(part.allText());
      }
    }
    return String.join("|", parts);
  }
}
