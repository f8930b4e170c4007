package onestory.councils;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The councils, partners and organisations that this gateway serves. */
public final class Directory {

  private final Map<String, Council> councilById = new HashMap<>();
  private final Map<String, Council> councilOfSource = new HashMap<>();
  private final Map<String, Organisation> byReference = new HashMap<>();
  private final Map<String, Organisation> byToken = new HashMap<>();
  private final List<Partner> partners;

  /**
   * @throws IllegalArgumentException when a partner names a council or kind that is not there, has
   *     a basis without a law, or two partners serve one organisation
   */
  Directory(List<Council> councils, List<Partner> partners) {
    this.partners = List.copyOf(partners);
    for (var council : councils) {
      councilById.put(council.id(), council);
      tells(council.caseSystem(), council);
    }
    for (var partner : partners) {
      var council = councilById.get(partner.council());
      if (council == null) {
        throw wrong(partner, "names the council " + partner.council() + ", which has no file");
      }
      if (!council.needs().containsKey(partner.kind())) {
        throw wrong(
            partner, "is of kind " + partner.kind() + ", which its council's needs do not list");
      }
      if (!council.lawfulBases().containsKey(partner.basis())) {
        throw wrong(
            partner,
            "has a basis of which its council's lawfulBases say nothing; the council's file must say by which law");
      }
      partner.sources().forEach(source -> tells(source, council));
      partner.organisations().forEach(served -> add(served, partner, council));
    }
  }

  private void tells(String source, Council council) {
    var other = councilOfSource.put(source, council);
    if (other != null && !other.equals(council)) {
      throw new IllegalArgumentException(
          "Two files name the source " + source + "; a source tells one council.");
    }
  }

  private void add(Partner.ServedOrganisation served, Partner partner, Council council) {
    var organisation = new Organisation(served.identifier(), served.name(), partner, council);
    if (byReference.put(organisation.reference(), organisation) != null) {
      throw wrong(
          partner, "serves " + served.identifier().token() + ", which another partner serves");
    }
    byToken.put(served.identifier().token(), organisation);
  }

  /** The council to whose family records this source's messages belong. */
  public Optional<Council> councilOfSource(String source) {
    return Optional.ofNullable(councilOfSource.get(source));
  }

  /** The sources whose messages belong to that council's family records. */
  public Set<String> sourcesOf(String council) {
    return councilOfSource.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(council))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The council with this id. */
  public Optional<Council> council(String id) {
    return Optional.ofNullable(councilById.get(id));
  }

  /** Every council. */
  public Collection<Council> councils() {
    return List.copyOf(councilById.values());
  }

  /** The organisation at that place in the record. */
  public Optional<Organisation> organisation(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  /** The organisation known by {@code system|value}. */
  public Optional<Organisation> organisationKnownBy(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** The council's own organisation, which holds everything in its case system. */
  public Optional<Organisation> custodian(String councilId) {
    return Optional.ofNullable(councilById.get(councilId))
        .flatMap(council -> organisationKnownBy(council.organisation().token()));
  }

  /** Every partner system, in the order of their files. */
  public List<Partner> partners() {
    return partners;
  }

  public Collection<Organisation> organisations() {
    return new ArrayList<>(byReference.values());
  }

  private static IllegalArgumentException wrong(Partner partner, String what) {
    return new IllegalArgumentException("partners/%s.yaml %s.".formatted(partner.id(), what));
  }
}
