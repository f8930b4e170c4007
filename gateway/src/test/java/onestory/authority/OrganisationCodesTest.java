package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organisation that goes by another code is another organisation. */
class OrganisationCodesTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName(
      "4.25 A permission opens to the organisation that it names, never to its parent, site or successor")
  @CsvSource({
    "the one that is named, hv-p, hv-p, permission/needs/child",
    "the code that followed it, hv-p, hv-p-renamed, deny/no-consent",
    "the code that was before, hv-p-renamed, hv-p, deny/no-consent",
    "a site where its trust is named, hv-p, hv-p-site, deny/no-consent",
    "the trust where its site is named, hv-p-site, hv-p, deny/no-consent",
    "a school that moved to another trust under its own number, school, school, permission/needs/child"
  })
  void oneIdentifierIsOneOrganisation(String title, String named, String asks, String expected) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.add(Given.share("dana", "theo", named, "plan needs"));
    Organization site = Given.organisation("hv-p-site");
    site.setPartOf(new Reference("Organization/hv-p"));
    family.add(site);
    var recipient = new Recipient("Organization/" + asks, Recipient.Basis.PERMISSION);
    assertThat(
            Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
                .get("Condition/speech")
                .rule())
        .isEqualTo(expected);
  }
}
