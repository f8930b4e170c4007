package onestory.clocks;

import static onestory.timescales.HappeningKind.ASSESSMENT_COMPLETED;
import static onestory.timescales.HappeningKind.ASSESSMENT_STARTED;
import static onestory.timescales.HappeningKind.ASSESSMENT_UPDATED;
import static onestory.timescales.HappeningKind.QUALITY_CHECKED;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.HappeningKind;
import onestory.timescales.Moment;

/**
 * Assessments begun, completed, updated and checked. One form is many responses, of sections and of
 * voices; the first of them by its id stands for all.
 */
final class AssessmentHappenings {

  private static final String BEGUN = "eha-initiated";
  private static final Set<String> FINISHED = Set.of("completed", "amended");

  private AssessmentHappenings() {}

  static Stream<Happening> of(Outline family) {
    var forms =
        family
            .ofType("QuestionnaireResponse")
            .map(Said::new)
            .filter(response -> response.extension(BEGUN).isPresent())
            .collect(
                Collectors.groupingBy(
                    AssessmentHappenings::form, TreeMap::new, Collectors.toList()))
            .values();
    var checks =
        family
            .ofType("Task")
            .map(Said::new)
            .filter(task -> task.isTask("eh-hub-quality-check"))
            .filter(task -> task.text("/status").equals("completed"));
    return Stream.concat(
        forms.stream().flatMap(AssessmentHappenings::of),
        checks.map(check -> checked(check, forms.stream())));
  }

  private static String form(Said response) {
    return response.text("/questionnaire") + response.extensionMoment(BEGUN);
  }

  private static Stream<Happening> of(List<Said> form) {
    var begun = form.get(0).extensionMoment(BEGUN);
    var updated =
        form.stream()
            .filter(response -> response.text("/status").equals("amended"))
            .flatMap(response -> response.moment("/authored").stream())
            .max(Comparator.comparing(Moment::instant));
    return Stream.of(
            begun.map(at -> happening(ASSESSMENT_STARTED, form, at)),
            completed(form).map(at -> happening(ASSESSMENT_COMPLETED, form, at)),
            updated.map(at -> happening(ASSESSMENT_UPDATED, form, at)))
        .flatMap(Optional::stream);
  }

  private static Optional<Moment> completed(List<Said> form) {
    return form.stream()
        .filter(response -> response.hasStatus(FINISHED))
        .findFirst()
        .flatMap(AssessmentHappenings::firstFinal);
  }

  /** An update keeps the day on which it was first final; where it does not, the day agreed. */
  private static Optional<Moment> firstFinal(Said response) {
    return response.text("/status").equals("completed")
        ? response.moment("/authored")
        : response
            .extensionMoment("eha-finalised")
            .or(() -> response.extensionMoment("agreed-on"))
            .or(() -> response.moment("/authored"));
  }

  private static Happening checked(Said check, Stream<List<Said>> forms) {
    var focus = check.text("/focus/reference");
    var form = forms.filter(f -> f.stream().anyMatch(r -> r.reference().equals(focus))).findFirst();
    return check.happened(
        QUALITY_CHECKED,
        Set.of(),
        form.map(f -> f.get(0).reference()).orElse(""),
        check.moment("/executionPeriod/end").orElseGet(check::since));
  }

  private static Happening happening(HappeningKind kind, List<Said> form, Moment at) {
    var children =
        form.stream().flatMap(r -> r.child("/subject").stream()).collect(Collectors.toSet());
    var first = form.get(0);
    return first.happened(kind, children, first.reference(), at);
  }
}
