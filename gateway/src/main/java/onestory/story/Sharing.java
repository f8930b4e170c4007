package onestory.story;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;

/**
 * What this organisation may know, until when and on what basis; and the agreements themselves,
 * where they are held.
 */
record Sharing(Telling telling, String organisation, List<Shared> shares) implements Chapter {

  @Override
  public void tell(Prose prose, Set<String> entries) {
    var wording = telling.wording();
    for (var share : shares) {
      prose.paragraph(line -> holds(share, line));
      prose.list(
          list ->
              share.classes().stream()
                  .flatMap(code -> wording.find("class." + code).stream())
                  .forEach(words -> list.item(item -> item.text(words))));
    }
    shares.stream()
        .map(Shared::basis)
        .distinct()
        .flatMap(basis -> wording.find("sharing." + basis).stream())
        .forEach(prose::paragraph);
    agreements(prose, entries);
    if (!shares.isEmpty()) {
      prose.paragraph(wording.of("sharing.only", organisation));
    }
  }

  private void holds(Shared share, Prose line) {
    if (telling.family()) {
      line.strong(share.about() + ":").text(" ");
    }
    line.text(
        share
            .until()
            .flatMap(Dates::day)
            .map(day -> telling.wording().of("sharing.holds", organisation, day))
            .orElseGet(() -> telling.wording().of("sharing.holds-always", organisation)));
  }

  private void agreements(Prose prose, Set<String> entries) {
    prose.list(
        list ->
            telling.told().all(Consent.class).stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .filter(consent -> consent.hasDateTime() && consent.hasPerformer())
                .forEach(
                    consent -> {
                      entries.add(Key.of(consent));
                      list.item(item -> agreement(consent, item));
                    }));
  }

  private void agreement(Consent consent, Prose item) {
    var wording = telling.wording();
    telling.about(consent.getPatient(), item);
    item.text(
        wording.of(
            "sharing.agreed",
            telling.names().who(consent.getPerformerFirstRep()),
            Dates.day(consent.getDateTimeElement()).orElse("")));
    item.text(
        " "
            + Stream.concat(what(consent), Stream.concat(with(consent), until(consent)))
                .collect(Collectors.joining(", "))
            + ".");
  }

  private Stream<String> what(Consent consent) {
    var classes =
        consent.getProvision().getSecurityLabel().stream()
            .flatMap(label -> telling.wording().find("class." + label.getCode()).stream())
            .toList();
    return classes.isEmpty()
        ? consent.getCategory().stream()
            .flatMap(category -> telling.wording().within(category).stream())
        : classes.stream();
  }

  private Stream<String> with(Consent consent) {
    return consent.getProvision().getActor().stream()
        .flatMap(actor -> telling.told().find(actor.getReference(), Organization.class).stream())
        .map(organization -> telling.wording().of("sharing.with", organization.getName()));
  }

  private Stream<String> until(Consent consent) {
    return Dates.day(consent.getProvision().getPeriod().getEndElement())
        .map(day -> telling.wording().of("sharing.until", day))
        .stream();
  }
}
