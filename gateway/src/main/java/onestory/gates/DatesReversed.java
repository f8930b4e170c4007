package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Nothing ends before it starts. */
final class DatesReversed implements Gate {

  @Override
  public String name() {
    return "dates-reversed";
  }

  @Override
  public Set<String> types() {
    return Set.of(); // whatever the message tells
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.told(Resource.class)) {
      look(told.at(), told.resource(), findings);
      if (told.resource() instanceof Goal goal && isDueBeforeStart(goal)) {
        findings.add(finding(told.at("target.due")));
      }
    }
    return findings;
  }

  private void look(String at, Base element, List<Finding> findings) {
    if (element instanceof Period period) {
      if (isReversed(period)) {
        findings.add(finding(at));
      }
      return;
    }
    for (Property property : element.children()) {
      var name = property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        look(at + "." + name, value, findings);
      }
    }
  }

  private Finding finding(String at) {
    return Finding.lasting(
        name(), at, "It ends before it starts.", "Correct the dates and send a new version.");
  }

  /** A day that ends it is in it as a whole. */
  private static boolean isReversed(Period period) {
    if (!period.hasStart() || !period.hasEnd()) {
      return false;
    }
    DateTimeType start = period.getStartElement();
    DateTimeType end = period.getEndElement();
    var from = start.getValueAsString();
    var until = end.getValueAsString();
    int same = Math.min(10, Math.min(from.length(), until.length()));
    return from.length() <= 10 || until.length() <= 10
        ? from.substring(0, same).compareTo(until.substring(0, same)) > 0
        : period.getStart().after(period.getEnd());
  }

  private static boolean isDueBeforeStart(Goal goal) {
    return goal.hasStartDateType()
        && goal.getTarget().stream()
            .anyMatch(
                target ->
                    target.hasDueDateType()
                        && target.getDueDateType().getValue() != null
                        && target
                            .getDueDateType()
                            .getValue()
                            .before(goal.getStartDateType().getValue()));
  }
}
