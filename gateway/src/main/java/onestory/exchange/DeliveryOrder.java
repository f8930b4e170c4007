package onestory.exchange;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which things are put: what is referred to first. Deleting goes the other way round.
 */
final class DeliveryOrder {

  private static final List<String> FIRST =
      List.of(
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Patient",
          "Group",
          "Person",
          "RelatedPerson",
          "CareTeam",
          "EpisodeOfCare",
          "Condition",
          "Goal",
          "ServiceRequest",
          "Task",
          "CarePlan",
          "RiskAssessment");

  private DeliveryOrder() {}

  static Comparator<String> ofKeys() {
    return Comparator.<String>comparingInt(key -> rank(key.substring(0, key.indexOf('/'))))
        .thenComparing(Comparator.naturalOrder());
  }

  private static int rank(String type) {
    int rank = FIRST.indexOf(type);
    return rank < 0 ? FIRST.size() : rank;
  }
}
