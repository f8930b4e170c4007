package onestory;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.story.Purpose;
import onestory.story.Stories;
import onestory.story.StoryDocument;
import onestory.validation.Finding;
import onestory.validation.OutgoingCheck;
import onestory.validation.UkCore;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that left the gateway, or could be asked of it, as it would be seen from outside: each
 * delivery, each organisation's whole view, each story; against our profiles, and UK Core where its
 * definitions are at hand.
 */
final class WhatLeft {

  private final JdbcClient jdbc;
  private final FhirContext fhir;
  private final Directory directory;
  private final FamilyViews views;
  private final Stories stories;
  private final Map<String, List<String>> faults = new TreeMap<>();

  WhatLeft(
      JdbcClient jdbc, FhirContext fhir, Directory directory, FamilyViews views, Stories stories) {
    this.jdbc = jdbc;
    this.fhir = fhir;
    this.directory = directory;
    this.views = views;
    this.stories = stories;
  }

  /** What is wrong, how often, and where it shows; of so many families, evenly chosen. */
  List<String> faults(int families) {
    var check = new OutgoingCheck(fhir, UkCore.find(fhir));
    // ids are hashes: their order is as good as chance, and always the same
    for (var family :
        all("select id from family order by id", UUID.class).stream().limit(families).toList()) {
      deliveries(family).forEach(bundle -> look(check, "a delivery", bundle));
      for (var organisation : directory.organisations()) {
        var view = views.of(organisation, family).view().resources().values();
        if (!view.isEmpty()) {
          look(check, "the view of " + organisation.name(), transaction(view));
        }
        told(organisation, view).forEach(bundle -> look(check, "a story", bundle));
      }
    }
    return faults.entrySet().stream()
        .map(e -> e.getKey() + " ×" + e.getValue().size() + ": " + e.getValue().get(0))
        .toList();
  }

  private List<Bundle> deliveries(UUID family) {
    return jdbc
        .sql("select bundle from delivery where family = ? order by started_at")
        .param(family)
        .query(String.class)
        .list()
        .stream()
        .map(json -> fhir.newJsonParser().parseResource(Bundle.class, json))
        .toList();
  }

  private Stream<Bundle> told(Organisation asker, Iterable<Resource> view) {
    var documents = new ArrayList<Bundle>();
    for (var resource : view) {
      if (resource instanceof Patient || resource instanceof Group) {
        stories
            .of(asker, resource.fhirType(), resource.getIdElement().getIdPart(), Purpose.COC)
            .map(story -> new StoryDocument(story, "https://gateway.example/fhir").bundle())
            .ifPresent(documents::add);
      }
    }
    return documents.stream();
  }

  private static Bundle transaction(Iterable<Resource> resources) {
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (var resource : resources) {
      var url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
      bundle
          .addEntry()
          .setFullUrl("https://gateway.example/fhir/" + url)
          .setResource(resource)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(url);
    }
    return bundle;
  }

  private void look(OutgoingCheck check, String where, Bundle bundle) {
    for (Finding finding : check.errors(bundle)) {
      var path = finding.path().replaceAll("\\[[0-9]+]", "");
      faults
          .computeIfAbsent(
              finding.type() + " at " + path + ": " + finding.message(), f -> new ArrayList<>())
          .add(where);
    }
  }

  private <T> List<T> all(String sql, Class<T> type) {
    return jdbc.sql(sql).query(type).list();
  }
}
