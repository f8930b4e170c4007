package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child moves school (TRUST 4.28): Maya's permission names Fenbank. */
class SchoolMovesTest {

  private static final String NEED = "Condition/school-need";

  @DisplayName("4.28 The old school stops, the new one needs a permission of its own")
  @ParameterizedTest(name = "goes to [{0}], left [{1}]: {2}")
  @CsvSource({
    // nobody tells of a school; it is the child's school; it is one of two
    "'', '', permission/needs/child",
    "fenbank, '', permission/needs/child",
    "fenbank other, '', permission/needs/child",
    // never the child's: a sister's, or the next one, permitted ahead of the move
    "other, '', permission/needs/child",
    "other, third, permission/needs/child",
    // moved, and moved again, and back
    "other, fenbank, deny/not-at-this-school",
    "third, fenbank other, deny/not-at-this-school",
    "fenbank, other, permission/needs/child",
    // moved to two schools
    "other third, fenbank, deny/not-at-this-school",
    // one source moved on and another still names it; left, and nobody says where to
    "fenbank other, fenbank, review/school-unsettled",
    "'', fenbank, review/school-unsettled"
  })
  void moves(String goesTo, String left, String expected) {
    assertThat(rule(ReidOkafor.SCHOOL, family(goesTo, left))).isEqualTo(expected);
  }

  @DisplayName("4.28 Who is no school of the child's is asked nothing about schools")
  @ParameterizedTest(name = "goes to [{0}], left [{1}]")
  @CsvSource({"other, fenbank", "'', fenbank", "fenbank other, fenbank"})
  void othersGoOn(String goesTo, String left) {
    var family = family(goesTo, left);
    family.add(Given.share("dana", "maya", "hv-p", "plan needs"));
    assertThat(rule(ReidOkafor.HEALTH, family)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.28 A school that no permission names is told so, and not that the child left it")
  @Test
  void withoutAPermission() {
    var family = family("other", "fenbank");
    family.removeIf(r -> Key.of(r).equals("Consent/dana-maya-fenbank"));
    assertThat(rule(ReidOkafor.SCHOOL, family)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.28 A brother who stays keeps what is his and the family's")
  @Test
  void aBrotherWhoStays() {
    var family = family("other", "fenbank");
    family.add(Given.share("dana", "theo", "fenbank", "plan needs"));
    family.add(Given.need("theos", "1.1", "Patient/theo"));
    var decisions = decide(ReidOkafor.SCHOOL, family);
    assertThat(decisions.get("Condition/theos").rule()).isEqualTo("permission/needs/child");
    assertThat(decisions.get("Patient/maya").rule()).isEqualTo("deny/not-at-this-school");
    assertThat(decisions.get("Condition/familys").rule()).isEqualTo("permission/plan/family");
  }

  @Label("4.28 A move never shows more")
  @Property(tries = 200)
  void aMoveNeverShowsMore(
      @ForAll("schools") Set<String> before,
      @ForAll("schools") Set<String> after,
      @ForAll("schools") Set<String> left) {
    var moved = new java.util.TreeSet<>(left);
    moved.addAll(before);
    moved.removeAll(after);
    var then = family(String.join(" ", before), String.join(" ", left));
    var now = family(String.join(" ", after), String.join(" ", moved));
    boolean returns = left.stream().anyMatch(after::contains);
    if (!returns) {
      assertThat(permitted(then)).containsAll(permitted(now));
    }
    assertThat(permitted(family("", ""))).containsAll(permitted(now));
  }

  @Provide
  Arbitrary<Set<String>> schools() {
    return Arbitraries.of("fenbank", "other", "third").set().ofMaxSize(2);
  }

  private static List<Resource> family(String goesTo, String left) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.add(Given.share("dana", "maya", "fenbank", "plan needs"));
    family.add(Given.need("school-need", "1.1", "Patient/maya"));
    family.add(Given.need("familys", "1.1", "Group/reid"));
    Patient maya =
        (Patient)
            family.stream().filter(r -> Key.of(r).equals("Patient/maya")).findFirst().orElseThrow();
    extend(maya, Canonical.SCHOOL_SETTING, goesTo);
    extend(maya, Canonical.SCHOOL_LEFT, left);
    return family;
  }

  private static void extend(Patient child, String url, String schools) {
    for (String school : schools.isEmpty() ? new String[0] : schools.split(" ")) {
      child.addExtension(url, new Reference("Organization/" + school));
    }
  }

  private static List<String> permitted(List<Resource> family) {
    return decide(ReidOkafor.SCHOOL, family).entrySet().stream()
        .filter(entry -> entry.getValue().outcome().permits())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static String rule(Recipient recipient, List<Resource> family) {
    return decide(recipient, family).get(NEED).rule();
  }

  private static TreeMap<String, Decision> decide(Recipient recipient, List<Resource> family) {
    return new TreeMap<>(
        Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT));
  }
}
