package onestory.timescales;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Finds rules that nobody can keep, or that mean nothing, before a family's clocks run by them. */
public final class RuleCheck {

  private final Timescale rule;
  private final List<RuleFault> faults = new ArrayList<>();

  private RuleCheck(Timescale rule) {
    this.rule = rule;
  }

  /** Everything that is wrong with the rule; empty when it can be used. */
  public static List<RuleFault> of(Timescale rule) {
    var check = new RuleCheck(rule);
    check.happenings();
    check.lengths();
    check.withoutDay();
    return check.faults;
  }

  private void happenings() {
    common(rule.from(), rule.ends())
        .forEach(
            kind ->
                fault(
                    "ends",
                    "has %s both under from and under ends, so that it ends as it begins"
                        .formatted(kind),
                    "Take it out of one of them."));
    common(rule.until(), rule.ends())
        .forEach(
            kind ->
                fault(
                    "ends",
                    "has %s both under until and under ends".formatted(kind),
                    "Under until it is met by that, under ends it is given up: keep one."));
    var again = common(rule.from(), rule.until());
    if (rule.each() == Timescale.Each.ITEM && !again.isEmpty()) {
      fault(
          "until",
          "starts and stops by %s, which happens once to each item".formatted(again.get(0)),
          "Write each: family or child, or wait for something else.");
    }
    if (rule.already() && !again.isEmpty()) {
      fault(
          "already",
          "counts %s before its start, which is a start itself".formatted(again.get(0)),
          "Take already out, or wait for something else.");
    }
  }

  private void lengths() {
    if (rule.within().span().isEmpty()) {
      return;
    }
    var within = rule.within().span().get();
    if (within.elapsed() && rule.warn().filter(warn -> !warn.elapsed()).isPresent()
        || !within.elapsed() && rule.warn().filter(Span::elapsed).isPresent()) {
      fault(
          "warn",
          "mixes hours with days",
          "Hours elapse by the clock, days end at midnight: give both in hours, or neither.");
    } else if (rule.warn().filter(warn -> warn.inDays() >= within.inDays()).isPresent()) {
      fault(
          "warn",
          "warns %s before its end, but has only %s"
              .formatted(rule.warn().get().words(), within.words()),
          "Warn later, or give more time.");
    }
    if (rule.notBefore().isPresent() && (within.elapsed() || rule.notBefore().get().elapsed())) {
      fault("notBefore", "has a window in hours", "A window counts days, weeks or months.");
    } else if (rule.notBefore().filter(low -> low.inDays() >= within.inDays()).isPresent()) {
      fault(
          "notBefore",
          "opens its window after %s and shuts it after %s"
              .formatted(rule.notBefore().get().words(), within.words()),
          "The lower bound must be the shorter one.");
    }
  }

  private void withoutDay() {
    if (rule.within().isNone() && rule.warn().isPresent()) {
      fault("warn", "warns of an end that it does not have", "Take warn out, or say within what.");
    }
    if (rule.within().span().isEmpty() && rule.notBefore().isPresent()) {
      fault(
          "notBefore", "has a window without a length", "Take notBefore out, or say within what.");
    }
    if (rule.tell() && rule.task().isEmpty()) {
      fault(
          "tell",
          "is to be told, but as what kind of work it does not say",
          "Add task, a code of the code system task-code.");
    }
  }

  private void fault(String setting, String says, String remedy) {
    faults.add(new RuleFault(setting, says, remedy));
  }

  private static List<String> common(Set<HappeningKind> some, Set<HappeningKind> others) {
    return Collections.disjoint(some, others)
        ? List.of()
        : some.stream().filter(others::contains).map(HappeningKind::code).toList();
  }
}
