package onestory.front;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays of a narrative that a stranger wrote: its words. */
class NarrativeTest {

  private static final String OPEN = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>words",
        "<p onclick=\"alert(1)\">words</p>",
        "<a href=\"javascript:alert(1)\">words</a>",
        "<a href=\"JaVa&#115;cript:alert(1)\">words</a>",
        "<a href=\"http://attacker.example/\">words</a>",
        "<img src=\"http://attacker.example/x.png\"/>words",
        "<img src=\"x\" onerror=\"alert(1)\"/>words",
        "<style>p { background: url(http://attacker.example) }</style>words",
        "<p style=\"background: url(http://attacker.example)\">words</p>",
        "<svg><script>alert(1)</script></svg>words",
        "<svg onload=\"alert(1)\"/>words",
        "<math><mtext><script>alert(1)</script></mtext></math>words",
        "<iframe src=\"http://attacker.example\"></iframe>words",
        "<object data=\"http://attacker.example\"></object>words",
        "<form action=\"http://attacker.example\"><input name=\"x\"/></form>words",
        "<link rel=\"stylesheet\" href=\"http://attacker.example\"/>words",
        "<base href=\"http://attacker.example\"/>words",
        "<meta http-equiv=\"refresh\" content=\"0;url=http://attacker.example\"/>words",
        "<![CDATA[<script>alert(1)</script>]]>words",
        "<!--<script>alert(1)</script>-->words",
        "<?xml-stylesheet href=\"http://attacker.example\"?>words",
        "<p id=\"x\" class=\"attacker.example\">words</p>",
        "</div><script>alert(1)</script><div>words",
      })
  @DisplayName("7.48 scripts, handlers, links, images, styles and SVG are gone; the words stay")
  void onlyTheWordsStay(String inside) {
    String clean = Narrative.clean(OPEN + inside + "</div>");

    assertThat(clean).startsWith(OPEN).endsWith("</div>").contains("words");
    assertThat(clean.replaceAll("&lt;.*?&gt;", ""))
        .doesNotContainIgnoringCase("<script", "javascript", "attacker", "onclick", "onerror")
        .doesNotContainIgnoringCase("onload", "<svg", "<img", "style", "href", "<!", "<?");
    assertThat(read(clean)).as("it is FHIR").contains("words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p>It's Maya's plan: 1 &lt; 2 &amp; <b>good</b><br/>tea @ 4 = fine</p>",
        "<table><tr><td>a</td></tr></table>",
        "<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>",
      })
  void whatOurOwnMapsWriteStaysByteForByte(String inside) {
    String div = OPEN + inside + "</div>";

    assertThat(Narrative.clean(div)).isEqualTo(div);
  }

  /** As HAPI reads and writes it. */
  private static String read(String div) {
    Task task = new Task();
    task.getText().setDivAsString(div);
    return FHIR.newJsonParser().encodeResourceToString(task);
  }
}
