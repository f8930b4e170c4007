package onestory.gates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A request for targeted support rests on an assessment finalised, or gone through again, within so
 * many months before (DOMAIN.md TIM-09, GAP-04), or on that of a service that closed, where the
 * family agreed to its use. What is missing may still come, so the request waits; what is too old
 * is told to the sender who is still there.
 */
final class TargetedSupportAssessmentAge implements Gate {

  @Override
  public String name() {
    return "targeted-support-assessment-age";
  }

  @Override
  public Set<String> types() {
    return TargetedSupport.TYPES;
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    int months = setting.number("months", 6);
    var findings = new ArrayList<Finding>();
    for (var request : TargetedSupport.requests(incoming)) {
      if (!request.resource().hasAuthoredOn()) {
        findings.add(
            Finding.lasting(
                name(),
                request.at("authoredOn"),
                "The request has no date.",
                "Say when the request was made."));
        continue;
      }
      look(incoming, setting, request, months).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> look(
      Incoming incoming, GateSetting setting, Incoming.Told<ServiceRequest> request, int months) {
    var asked = Moments.day(request.resource().getAuthoredOnElement()).orElseThrow();
    var child = request.resource().getSubject().getReference();
    var assessed =
        Stream.concat(own(incoming, setting, child), ofClosedServices(incoming, child))
            .filter(day -> !day.isAfter(asked))
            .max(Comparator.naturalOrder());
    if (assessed.isEmpty()) {
      return Optional.of(
          Finding.passing(
              name(),
              request.at("authoredOn"),
              "No assessment of this child was completed before the request.",
              "Send the assessment; the request is then tried again by itself."));
    }
    return assessed.get().plusMonths(months).isBefore(asked)
        ? Optional.of(
            Finding.outdated(
                name(),
                request.at("authoredOn"),
                "No assessment of this child was completed within %d months before the request."
                    .formatted(months),
                "Go through the assessment again with the family, and then send the request again."))
        : Optional.empty();
  }

  private static Stream<LocalDate> own(Incoming incoming, GateSetting setting, String child) {
    return Assessments.finished(incoming, setting)
        .filter(
            answers ->
                TargetedSupport.concerns(incoming, answers.getSubject().getReference(), child))
        .flatMap(answers -> Moments.day(answers.getAuthoredElement()).stream());
  }

  private static Stream<LocalDate> ofClosedServices(Incoming incoming, String child) {
    return Assessments.ofClosedServices(incoming)
        .filter(paper -> Assessments.mayBeUsed(incoming, paper, child) == Consents.Answer.YES)
        .flatMap(paper -> Assessments.closed(incoming, paper, child).stream());
  }
}
