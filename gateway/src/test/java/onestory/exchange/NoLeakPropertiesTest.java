package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onestory.authority.Given;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;

/** Whatever was permitted: of what is withheld neither a word nor an id is in the view. */
class NoLeakPropertiesTest {

  @Label("4.38 Of what is withheld neither a word nor an id is in the view")
  @Property(tries = 100)
  void noWordAndNoIdOfWhatIsWithheld(@ForAll("shares") List<Consent> shares) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getProvision().hasActor());
    for (int i = 0; i < shares.size(); i++) {
      family.add(shares.get(i).copy().setId("c" + i));
    }
    for (View view : List.of(Views.health(family), Views.school(family))) {
      String text = ReidOkaforViewTest.text(view);
      for (String key : view.withheld().keySet()) {
        String id = key.substring(key.indexOf('/') + 1);
        assertThat(text).doesNotContain("words of " + id + "\"", "note of " + id + "\"");
        assertThat(text).doesNotContain("\"" + key + "\"");
      }
    }
  }

  @Provide
  Arbitrary<List<Consent>> shares() {
    return Combinators.combine(
            Arbitraries.of("dana", "chidi", "joan"),
            Arbitraries.of("maya", "theo"),
            Arbitraries.of("hv-p", "fenbank"),
            Arbitraries.of("plan", "plan needs", "existence", "plan needs assessment voice"),
            Arbitraries.of(Set.of(), Set.of("1.1"), Set.of("5.2", "2.3"), Set.of("9.")))
        .as(
            (adult, child, organisation, classes, except) ->
                Given.share(adult, child, organisation, classes, except.toArray(String[]::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
