package onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told stays as it was said, reads plainly, and is never anything but text. */
class NarrativeTest {

  private static final Wording WORDING = new Wording(new Definitions());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je\u0301ro\u0302me a\u0300 la maison",
        "Мені сумно, коли вони кричать",
        "أحب الرسم \u200Fكثيرا",
        "אני אוהבת לצייר",
        "👩\u200D👧 and \uD835\uDC9C",
        "non\u00A0breaking  two  spaces",
        "a < b && \"c\" > 'd'"
      })
  void wordsComeOutExactlyAsTheyWereSaid(String words) {
    var section = voice(words);
    var read = throughFhir(section);

    assertThat(read.getDiv().allText()).contains(words);
    assertThat(section.html()).contains("dir=\"auto\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=\"http://elsewhere.example/x\" onerror=\"x()\"/>",
        "</p></div><style>*{display:none}</style>",
        "[[${T(java.lang.Runtime)}]] ${1+1} th:text"
      })
  void wordsAreNeverMarkup(String words) {
    var section = voice(words);
    var page =
        Pages.writer().html(new Page("T", "made", Instant.EPOCH, List.of(), List.of(section)));

    assertThat(page).doesNotContain("<script", "<img", "onerror=\"x", "</style>*", "<style>*");
    assertThat(throughFhir(section).getDiv().allText()).contains(words);
  }

  @Test
  void whatXmlCannotHoldIsShownAsMissing() {
    assertThat(Characters.legal("a\u0001b\uFFFEc\uD800d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void theChildsOwnWordsComeBeforeWhatOthersSaid() {
    var section =
        told(
            Part.CHILDS_VOICE,
            List.of(
                GivenStory.child("maya", "Maya"),
                GivenStory.said("1", "Patient/maya", "Person/dana", "a grown-up said"),
                GivenStory.said("2", "Patient/maya", "Patient/maya", "the child said")));
    var text = section.div().allText();

    assertThat(text.indexOf("the child said")).isLessThan(text.indexOf("a grown-up said"));
    assertThat(text).contains("Maya Stone");
  }

  @Test
  void codesAreToldInWords() {
    var text =
        told(Part.WORRIES, List.of(GivenStory.need("n", "1.1", "Patient/maya"))).div().allText();

    assertThat(text).contains("School attendance below 90%", "words of n").doesNotContain("1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "going-well",
        "worries",
        "childs-voice",
        "plan",
        "team",
        "tried-before",
        "sharing",
        "next"
      })
  void anEmptyPartSaysSoInAPlainSentence(String code) {
    var part = List.of(Part.values()).stream().filter(p -> p.code().equals(code)).findFirst();
    var section = told(part.orElseThrow(), List.of());

    assertThat(section.told()).isFalse();
    assertThat(section.entries()).isEmpty();
    assertThat(section.div().allText().strip()).isEqualTo(WORDING.of(code + ".none")).endsWith(".");
  }

  private static Section voice(String words) {
    return told(
        Part.CHILDS_VOICE,
        List.of(
            GivenStory.child("maya", "Maya"),
            GivenStory.said("1", "Patient/maya", "Patient/maya", words)));
  }

  private static Section told(Part part, List<Resource> resources) {
    return Chapters.told(part, new Telling(new Told(resources), WORDING, false));
  }

  private static Narrative throughFhir(Section section) {
    var composition = new Composition();
    composition
        .addSection()
        .getText()
        .setStatus(Narrative.NarrativeStatus.GENERATED)
        .setDiv(section.div());
    var parser = FhirContext.forR4Cached().newJsonParser();
    return parser
        .parseResource(Composition.class, parser.encodeResourceToString(composition))
        .getSectionFirstRep()
        .getText();
  }
}
