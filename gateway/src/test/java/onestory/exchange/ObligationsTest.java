package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onestory.authority.Authority;
import onestory.authority.Decision;
import onestory.authority.Family;
import onestory.authority.Given;
import onestory.authority.Key;
import onestory.authority.Obligation;
import onestory.authority.Outcome;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision obliges a view to is done, or the resource stays away. */
class ObligationsTest {

  @DisplayName("4.38 Whoever is not the council itself gets nothing without its obligations")
  @Test
  void everyDecisionSaysWhatMustBeDone() {
    List<Resource> family = ReidOkafor.after("4");
    decisions(family).values().stream()
        .filter(d -> d.outcome().permits() || d.outcome() == Outcome.CARRIED)
        .forEach(
            d ->
                assertThat(d.obligations())
                    .contains(
                        Obligation.MINIMISED,
                        Obligation.CLOSED,
                        Obligation.UNKNOWN_CHILDREN_UNNAMED));
    Map<String, Decision> without = new TreeMap<>(decisions(family));
    without.replaceAll(
        (key, d) ->
            new Decision(
                d.outcome(), d.rule(), d.consents(), "1", List.of(), d.reasons(), d.remedy()));
    assertThatThrownBy(() -> view(family, without)).isInstanceOf(IllegalArgumentException.class);
  }

  @DisplayName("4.39 The MASH's texts keep the names of siblings")
  @Test
  void theMashIsToldWhole() {
    List<Resource> family = ReidOkafor.after("4");
    assertThat(
            Authority.decide(ReidOkafor.MASH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
                .values())
        .noneMatch(d -> d.obliges(Obligation.UNKNOWN_CHILDREN_UNNAMED));
  }

  @DisplayName("4.37 An obligation that can't be carried out keeps the resource away")
  @Test
  void whatCannotBeDone() {
    List<Resource> family = ReidOkafor.after("4");
    Map<String, Decision> decisions = new TreeMap<>(decisions(family));
    decisions.computeIfPresent(
        "Goal/g1", (key, d) -> d.obliging(List.of(Obligation.IDENTITY_ONLY)));
    assertThat(view(family, decisions).withheld().get("Goal/g1").rule())
        .isEqualTo("deny/redaction-impossible");
  }

  @DisplayName("4.39 4.40 No text names a child of whom the organisation may know nothing")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'Maya and Theo walk to school together',false",
    "'theo''s sister reads to him',false",
    "'THEO-MAYA',false",
    "'The theory of reading',true",
    "'Maya reads every evening',true"
  })
  void noTextNamesAnUnknownChild(String words, boolean goes) {
    List<Resource> family = ReidOkafor.after("4");
    family.removeIf(
        r ->
            r instanceof Consent c
                && c.getProvision().hasActor()
                && c.getPatient().getReference().equals("Patient/theo"));
    goal(family).getDescription().setText(words);
    View view = Views.school(family);
    assertThat(view.resources()).doesNotContainKeys("Patient/theo", "CarePlan/plan-theo");
    assertThat(view.find("Goal/g1").isPresent()).isEqualTo(goes);
    if (!goes) {
      assertThat(ReidOkaforViewTest.text(view)).doesNotContainIgnoringCase("theo");
    }
  }

  @DisplayName("4.40 Of a child who may be known the name stays")
  @Test
  void aKnownChildIsNamed() {
    List<Resource> family = ReidOkafor.after("4");
    goal(family).getDescription().setText("Maya and Theo walk to school together");
    assertThat(Views.school(family).find("Goal/g1")).isPresent();
  }

  @DisplayName("4.40 A first name that is also a word counts where it is written as a name")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'Maya will come on Monday',true",
    "'Maya and Will come on Monday',false",
    "'WILL COMES TOO',false"
  })
  void aNameThatIsAWord(String words, boolean goes) {
    List<Resource> family = ReidOkafor.after("4");
    family.removeIf(r -> r instanceof Consent c && c.getId().equals("dana-theo-fenbank"));
    family.removeIf(r -> r instanceof Consent c && c.getId().equals("chidi-theo-fenbank"));
    family.stream()
        .filter(r -> Key.of(r).equals("Patient/theo"))
        .forEach(r -> ((Patient) r).getNameFirstRep().setGiven(List.of(new StringType("Will"))));
    goal(family).getDescription().setText(words);
    assertThat(Views.school(family).find("Goal/g1").isPresent()).isEqualTo(goes);
  }

  @DisplayName("4.38 Nor does a file's name, its address, its text, or an extension")
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"title", "url", "data", "extension"})
  void norDoesAFile(String where) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getId().matches("(dana|chidi)-theo-fenbank"));
    DocumentReference document = Given.labelled(new DocumentReference(), "report", "plan");
    document.setSubject(new Reference("Patient/maya"));
    document.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
    var attachment = document.addContent().getAttachment();
    attachment.setContentType("text/plain");
    switch (where) {
      case "title" -> attachment.setTitle("Theo-review.pdf");
      case "url" -> attachment.setUrl("https://files.example/2026/theo.pdf");
      case "data" -> attachment.setData("About Theo.".getBytes(StandardCharsets.UTF_8));
      default -> {
        Extension outer = document.addExtension().setUrl("urn:outer");
        outer.addExtension("urn:inner", new StringType("about Theo"));
      }
    }
    family.add(document);
    View view = Views.school(family);
    assertThat(ReidOkaforViewTest.text(view)).doesNotContainIgnoringCase("theo");
  }

  @DisplayName("4.34 What is contained has a label of its own in vain: nothing contained goes")
  @Test
  void nothingContainedGoes() {
    List<Resource> family = ReidOkafor.after("4");
    QuestionnaireResponse inside = Given.answers("inside", "agreement", "Patient/maya");
    inside.getMeta().addSecurity(new Coding(onestory.authority.Canonical.NEED, "4.1", null));
    goal(family).addContained(inside);
    goal(family).addExtension("urn:see", new Reference("#inside"));
    View view = Views.school(family);
    assertThat(view.find("Goal/g1")).isPresent();
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain("inside");
  }

  @DisplayName("4.40 From the gaps of a plan it can't be told that there is a sibling")
  @Test
  void gapsSayNothing() {
    List<Resource> with = ReidOkafor.after("4");
    with.removeIf(r -> r instanceof Consent c && c.getId().matches("(dana|chidi)-theo-fenbank"));
    List<Resource> alone = new ArrayList<>(with);
    alone.removeIf(
        r ->
            Key.of(r).contains("theo")
                || List.of("Goal/g2", "Condition/speech", "Task/review").contains(Key.of(r)));
    assertThat(ReidOkaforViewTest.text(Views.school(with)))
        .isEqualTo(ReidOkaforViewTest.text(Views.school(alone)));
  }

  private static Goal goal(List<Resource> family) {
    return family.stream()
        .filter(r -> Key.of(r).equals("Goal/g1"))
        .map(Goal.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Decision> decisions(List<Resource> family) {
    return Authority.decide(ReidOkafor.SCHOOL, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
  }

  private static View view(List<Resource> family, Map<String, Decision> decisions) {
    return View.of(
        ReidOkafor.SCHOOL,
        family,
        ReidOkafor.directory(),
        decisions,
        Views.SCHOOL,
        Whereabouts.KNOWN);
  }
}
