package onestory.clocks;

import static onestory.timescales.HappeningKind.PLAN_REVISED;
import static onestory.timescales.HappeningKind.PLAN_SENT;

import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Plans revised, and sent to those who take part. */
final class PlanHappenings {

  private PlanHappenings() {}

  static Stream<Happening> of(Outline family) {
    var revised =
        Said.all(family, "CarePlan")
            .filter(PlanHappenings::isRevision)
            .flatMap(
                plan ->
                    plan.happened(
                        PLAN_REVISED, plan.child("/subject"), "", plan.moment("/created")));
    var sent =
        Said.all(family, "Communication")
            .filter(one -> one.isCoded("/category", "communication-category", "plan-sent"))
            .filter(one -> one.text("/status").equals("completed"))
            .flatMap(one -> one.happened(PLAN_SENT, Set.of(), "", one.moment("/sent")));
    return Stream.concat(revised, sent);
  }

  private static boolean isRevision(Said plan) {
    return plan.isCoded("/category", "plan-category", "early-help-plan")
        && plan.extensions("plan-revision")
            .flatMap(one -> Stream.of("valuePositiveInt", "valueInteger").map(one::path))
            .anyMatch(number -> number.asInt() > 1);
  }
}
