package onestory.timescales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clock says, rule by rule: happenings, the time, and the clocks then. */
class ClockCasesTest {

  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry(
              "first-meeting",
              "each: family, from: [assessment-completed], first: true, until: [meeting-held], ends: [episode-closed], within: {weeks: 4}, warn: {days: 7}"),
          Map.entry(
              "review",
              "each: family, from: [meeting-held], until: [meeting-held], ends: [episode-closed], within: {weeks: 8}, notBefore: {weeks: 6}, agreed: next-meeting-agreed, warn: {days: 7}"),
          Map.entry(
              "refresh",
              "each: family, from: [assessment-completed, assessment-updated], until: [assessment-completed, assessment-updated], within: {months: 6}"),
          Map.entry(
              "initial",
              "each: family, from: [assessment-completed], until: [meeting-held], within: {workingDays: 20}, warn: {workingDays: 5}"),
          Map.entry(
              "summary",
              "each: family, from: [closure-decided], until: [closure-recorded], within: {workingDays: 2}"),
          Map.entry(
              "contact",
              "each: item, from: [contact-received], until: [contact-decided], within: {hours: 72}, warn: {hours: 12}"),
          Map.entry(
              "decided-once",
              "each: item, from: [contact-received], until: [contact-decided], already: true, within: {hours: 72}"),
          Map.entry(
              "action",
              "each: item, from: [action-agreed], until: [action-finished], ends: [episode-closed], within: given, warn: {days: 3}"),
          Map.entry(
              "lead",
              "each: family, from: [meeting-held], first: true, until: [lead-professional-named], already: true, ends: [episode-closed], within: same-day"),
          Map.entry(
              "offer",
              "each: child, from: [help-refused], until: [help-agreed, done-by-hand], within: none"),
          Map.entry(
              "per-child",
              "each: child, from: [help-agreed], until: [assessment-completed], ends: [episode-closed], within: {days: 10}"));

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          # the last day is still in time; warned and overdue come at midnight in London
          first-meeting | assessment-completed 2026-03-20 | 2026-04-09T23:59 | 2026-03-20 due 2026-04-17 on-track
          first-meeting | assessment-completed 2026-03-20 | 2026-04-10T00:00 | 2026-03-20 due 2026-04-17 warned
          first-meeting | assessment-completed 2026-03-20 | 2026-04-17T23:59 | 2026-03-20 due 2026-04-17 warned
          first-meeting | assessment-completed 2026-03-20 | 2026-04-18T00:00 | 2026-03-20 due 2026-04-17 overdue
          first-meeting | assessment-completed 2026-03-20T16:30 | 2026-04-18T00:00 | 2026-03-20T16:30:00+00:00 due 2026-04-17 overdue
          # late in the evening in summer it is still that day in London, whatever UTC says
          first-meeting | assessment-completed 2026-06-30T23:30+01:00 | 2026-07-01T12:00 | 2026-06-30T23:30:00+01:00 due 2026-07-28 on-track
          first-meeting | assessment-completed 2026-06-30T23:30:00+00:00 | 2026-07-02T12:00 | 2026-07-01T00:30:00+01:00 due 2026-07-29 on-track
          # met, in time and late
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-04-17T18:00 | 2026-04-20T00:00 | 2026-03-20 due 2026-04-17 met 2026-04-17T18:00:00+01:00
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-04-18 | 2026-04-20T00:00 | 2026-03-20 due 2026-04-17 met-late 2026-04-18 by 1 day
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-05-01 | 2026-05-20T00:00 | 2026-03-20 due 2026-04-17 met-late 2026-05-01 by 14 days
          # on the same day it counts, as long as it is not known to have been before
          first-meeting | assessment-completed 2026-03-20T16:00, meeting-held 2026-03-20 | 2026-03-21T00:00 | 2026-03-20T16:00:00+00:00 due 2026-04-17 met 2026-03-20
          first-meeting | assessment-completed 2026-03-20T16:00, meeting-held 2026-03-20T10:00 | 2026-03-21T00:00 | 2026-03-20T16:00:00+00:00 due 2026-04-17 on-track
          first-meeting | meeting-held 2026-03-10, assessment-completed 2026-03-20 | 2026-03-21T00:00 | 2026-03-20 due 2026-04-17 on-track
          # only the first start counts, until an end; then there is a first one again
          first-meeting | assessment-completed 2026-03-20 by a, assessment-completed 2026-03-25 by b | 2026-03-26T00:00 | 2026-03-20 due 2026-04-17 on-track
          first-meeting | assessment-completed 2026-03-20 by a, meeting-held 2026-04-01, assessment-completed 2026-09-25 by b | 2026-09-26T00:00 | 2026-03-20 due 2026-04-17 met 2026-04-01
          first-meeting | assessment-completed 2026-03-20 by a, episode-closed 2026-04-01, assessment-completed 2026-05-25 by b | 2026-05-26T00:00 | 2026-03-20 due 2026-04-17 ended 2026-04-01; 2026-05-25 due 2026-06-22 on-track
          # an end before the stop, and the stop before the end
          first-meeting | assessment-completed 2026-03-20, episode-closed 2026-04-01, meeting-held 2026-04-02 | 2026-04-03T00:00 | 2026-03-20 due 2026-04-17 ended 2026-04-01
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-04-01, episode-closed 2026-04-01 | 2026-04-03T00:00 | 2026-03-20 due 2026-04-17 met 2026-04-01
          first-meeting | assessment-completed 2026-03-20, episode-closed 2026-06-01 | 2026-06-03T00:00 | 2026-03-20 due 2026-04-17 ended 2026-06-01
          # what lies ahead neither starts nor stops
          first-meeting | assessment-completed 2026-03-20 | 2026-03-19T23:59 | ''
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-04-10T14:00 | 2026-04-10T13:59 | 2026-03-20 due 2026-04-17 warned
          first-meeting | assessment-completed 2026-03-20, meeting-held 2026-04-10T14:00 | 2026-04-10T14:00 | 2026-03-20 due 2026-04-17 met 2026-04-10T14:00:00+01:00
          # the review after each meeting is the next meeting
          review | meeting-held 2026-04-10 by m1 | 2026-05-28T23:59 | 2026-04-10 due 2026-06-05 on-track
          review | meeting-held 2026-04-10 by m1 | 2026-05-29T00:00 | 2026-04-10 due 2026-06-05 warned
          review | meeting-held 2026-04-10 by m1 | 2026-06-06T00:00 | 2026-04-10 due 2026-06-05 overdue
          review | meeting-held 2026-04-10 by m1, meeting-held 2026-06-11 by m2 | 2026-06-12T00:00 | 2026-04-10 due 2026-06-05 met-late 2026-06-11 by 6 days; 2026-06-11 due 2026-08-06 on-track
          review | meeting-held 2026-04-10 by m1, meeting-held 2026-04-10 by m2 | 2026-04-12T00:00 | 2026-04-10 due 2026-06-05 on-track
          review | meeting-held 2026-04-10T10:00 by m1, meeting-held 2026-04-10T15:00 by m2 | 2026-04-12T00:00 | 2026-04-10T10:00:00+01:00 due 2026-06-05 met 2026-04-10T15:00:00+01:00; 2026-04-10T15:00:00+01:00 due 2026-06-05 on-track
          # the day agreed upon warns once it has passed, and makes nothing longer
          review | meeting-held 2026-04-10 by m1, next-meeting-agreed 2026-04-10 due 2026-05-08 | 2026-05-08T23:59 | 2026-04-10 due 2026-06-05 on-track
          review | meeting-held 2026-04-10 by m1, next-meeting-agreed 2026-04-10 due 2026-05-08 | 2026-05-09T00:00 | 2026-04-10 due 2026-06-05 warned
          review | meeting-held 2026-04-10 by m1, next-meeting-agreed 2026-04-10 due 2026-05-08, next-meeting-agreed 2026-05-01 due 2026-05-20 | 2026-05-09T00:00 | 2026-04-10 due 2026-06-05 on-track
          review | meeting-held 2026-04-10 by m1, next-meeting-agreed 2026-04-10 due 2026-07-31 | 2026-06-06T00:00 | 2026-04-10 due 2026-06-05 overdue
          review | meeting-held 2026-04-10 by m1, next-meeting-agreed 2026-03-01 due 2026-04-20 | 2026-05-01T00:00 | 2026-04-10 due 2026-06-05 on-track
          # either kind renews; two of one day don't stop each other
          refresh | assessment-completed 2026-03-31 by a, assessment-updated 2026-03-31 by a | 2026-04-01T00:00 | 2026-03-31 due 2026-09-30 on-track
          refresh | assessment-completed 2026-08-31 by a | 2027-03-01T00:00 | 2026-08-31 due 2027-02-28 overdue
          refresh | assessment-completed 2026-03-20 by a, assessment-updated 2026-09-01 by a | 2026-09-02T00:00 | 2026-03-20 due 2026-09-20 met 2026-09-01; 2026-09-01 due 2027-03-01 on-track
          # working days: the day after is the first, and Easter's two do not count
          initial | assessment-completed 2026-03-30 | 2026-04-21T23:59 | 2026-03-30 due 2026-04-29 on-track
          initial | assessment-completed 2026-03-30 | 2026-04-22T00:00 | 2026-03-30 due 2026-04-29 warned
          initial | assessment-completed 2026-03-28 | 2026-03-29T00:00 | 2026-03-28 due 2026-04-28 on-track
          summary | closure-decided 2026-07-06, closure-recorded 2026-07-08 | 2026-07-10T00:00 | 2026-07-06 due 2026-07-08 met 2026-07-08
          summary | closure-decided 2026-07-06, closure-recorded 2026-07-09 | 2026-07-10T00:00 | 2026-07-06 due 2026-07-08 met-late 2026-07-09 by 1 working day
          summary | closure-decided 2026-07-08, closure-recorded 2026-07-11 | 2026-07-12T00:00 | 2026-07-08 due 2026-07-10 met-late 2026-07-11 by 1 day
          summary | closure-decided 2026-07-08 by form, closure-recorded 2026-07-14 by form | 2026-07-15T00:00 | 2026-07-08 due 2026-07-10 met-late 2026-07-14 by 2 working days
          # hours elapse, also over the nights on which the clocks change
          contact | contact-received 2026-04-01T20:15 #c1 | 2026-04-04T08:14 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 on-track
          contact | contact-received 2026-04-01T20:15 #c1 | 2026-04-04T08:15 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 warned
          contact | contact-received 2026-04-01T20:15 #c1 | 2026-04-04T20:15 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 overdue
          contact | contact-received 2026-04-01T20:15 #c1, contact-decided 2026-04-04T20:15 #c1 | 2026-04-04T20:15 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 met 2026-04-04T20:15:00+01:00
          contact | contact-received 2026-04-01T20:15 #c1, contact-decided 2026-04-04T21:45 #c1 | 2026-04-05T00:00 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 met-late 2026-04-04T21:45:00+01:00 by 1 hour 30 minutes
          contact | contact-received 2026-03-28T12:00 #c1 | 2026-03-29T00:00 | c1 2026-03-28T12:00:00+00:00 due 2026-03-31T13:00:00+01:00 on-track
          contact | contact-received 2026-10-24T12:00 #c1 | 2026-10-24T13:00 | c1 2026-10-24T12:00:00+01:00 due 2026-10-27T11:00:00+00:00 on-track
          # each item has a clock of its own
          contact | contact-received 2026-04-01T20:15 by t1 #c1, contact-received 2026-04-02T09:00 by t2 #c2, contact-decided 2026-04-03T16:40 #c2 | 2026-04-03T17:00 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 on-track; c2 2026-04-02T09:00:00+01:00 due 2026-04-05T09:00:00+01:00 met 2026-04-03T16:40:00+01:00
          contact | contact-decided 2026-04-03T16:40 #c2 | 2026-04-03T17:00 | ''
          # out of order: an end before the beginning is another's, a decision before the receipt is this one's
          first-meeting | episode-closed 2026-03-01, assessment-completed 2026-03-20 | 2026-03-21T00:00 | 2026-03-20 due 2026-04-17 on-track
          review | closure-decided 2026-03-01, meeting-held 2026-04-10 | 2026-04-11T00:00 | 2026-04-10 due 2026-06-05 on-track
          contact | contact-decided 2026-04-01T19:00 #c1, contact-received 2026-04-01T20:15 #c1 | 2026-04-05T00:00 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 overdue
          decided-once | contact-decided 2026-04-01T19:00 #c1, contact-received 2026-04-01T20:15 #c1 | 2026-04-05T00:00 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 met 2026-04-01T20:15:00+01:00
          decided-once | contact-decided 2026-04-01T19:00 #c2, contact-received 2026-04-01T20:15 #c1 | 2026-04-05T00:00 | c1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 overdue
          # a clock that begins on a night when the clocks change, in days and in hours
          first-meeting | assessment-completed 2026-03-01 | 2026-03-28T23:59 | 2026-03-01 due 2026-03-29 warned
          first-meeting | assessment-completed 2026-03-01 | 2026-03-30T00:00 | 2026-03-01 due 2026-03-29 overdue
          contact | contact-received 2026-10-25T01:30:00+01:00 #c1 | 2026-10-27T00:00 | c1 2026-10-25T01:30:00+01:00 due 2026-10-28T00:30:00+00:00 on-track
          contact | contact-received 2026-10-25T01:30:00+00:00 #c1 | 2026-10-27T00:00 | c1 2026-10-25T01:30:00+00:00 due 2026-10-28T01:30:00+00:00 on-track
          contact | contact-received 2026-03-29 #c1 | 2026-03-29T12:00 | c1 2026-03-29 due 2026-04-01T01:00:00+01:00 on-track
          # months are as long as they are
          refresh | assessment-completed 2027-08-31 | 2028-02-29T23:59 | 2027-08-31 due 2028-02-29 on-track
          refresh | assessment-completed 2027-08-31 | 2028-03-01T00:00 | 2027-08-31 due 2028-02-29 overdue
          # Christmas: the 28th stands in for Boxing Day on a Saturday
          summary | closure-decided 2026-12-23 | 2026-12-29T12:00 | 2026-12-23 due 2026-12-29 on-track
          initial | assessment-completed 2026-12-04 | 2026-12-05T12:00 | 2026-12-04 due 2027-01-06 on-track
          # the day that the happening sets itself, or none
          action | action-agreed 2026-04-10 #a1 due 2026-04-24 | 2026-04-21T00:00 | a1 2026-04-10 due 2026-04-24 warned
          action | action-agreed 2026-04-10 #a1 | 2027-04-21T00:00 | a1 2026-04-10 on-track
          action | action-agreed 2026-04-10 #a1 due 2026-04-01 | 2026-04-10T00:00 | a1 2026-04-10 due 2026-04-01 overdue
          action | action-agreed 2026-04-10 #a1 due 2026-04-24, action-finished 2026-04-27 #a1 | 2026-04-28T00:00 | a1 2026-04-10 due 2026-04-24 met-late 2026-04-27 by 3 days
          action | action-agreed 2026-04-10 of maya #a1 due 2026-04-24, episode-closed 2026-04-20 of theo | 2026-04-28T00:00 | a1 2026-04-10 due 2026-04-24 overdue
          action | action-agreed 2026-04-10 of maya #a1 due 2026-04-24, episode-closed 2026-04-20 of maya | 2026-04-28T00:00 | a1 2026-04-10 due 2026-04-24 ended 2026-04-20
          # by the end of the day itself; what was settled before is settled
          lead | meeting-held 2026-04-10T14:00 | 2026-04-10T23:59 | 2026-04-10T14:00:00+01:00 due 2026-04-10 on-track
          lead | meeting-held 2026-04-10T14:00 | 2026-04-11T00:00 | 2026-04-10T14:00:00+01:00 due 2026-04-10 overdue
          lead | meeting-held 2026-04-10T14:00, lead-professional-named 2026-03-02 | 2026-04-11T00:00 | 2026-04-10T14:00:00+01:00 due 2026-04-10 met 2026-04-10T14:00:00+01:00
          lead | meeting-held 2026-04-10, lead-professional-named 2025-03-02, episode-closed 2025-09-01 | 2026-04-11T00:00 | 2026-04-10 due 2026-04-10 overdue
          # an obligation without a day waits for as long as it takes
          offer | help-refused 2026-02-10 of jordan | 2036-02-10T00:00 | jordan 2026-02-10 on-track
          offer | help-refused 2026-02-10 of jordan, help-agreed 2026-02-12 of jordan | 2026-02-13T00:00 | jordan 2026-02-10 met 2026-02-12
          offer | help-refused 2026-02-10 of jordan, help-agreed 2026-02-12 of alex | 2026-02-13T00:00 | jordan 2026-02-10 on-track
          offer | help-refused 2026-02-10 by c of jordan, done-by-hand 2026-02-12 #offer|jordan|help-refused|c | 2026-02-13T00:00 | jordan 2026-02-10 met 2026-02-12
          offer | help-refused 2026-02-10 by c of jordan, done-by-hand 2026-02-12 #offer|alex|help-refused|c | 2026-02-13T00:00 | jordan 2026-02-10 on-track
          # each child has a clock of its own; what names nobody is about all who are known
          per-child | help-agreed 2026-03-02 of maya+theo, assessment-completed 2026-03-05 of theo | 2026-03-06T00:00 | maya 2026-03-02 due 2026-03-12 on-track; theo 2026-03-02 due 2026-03-12 met 2026-03-05
          per-child | help-agreed 2026-03-02 of maya+theo, assessment-completed 2026-03-05 | 2026-03-06T00:00 | maya 2026-03-02 due 2026-03-12 met 2026-03-05; theo 2026-03-02 due 2026-03-12 met 2026-03-05
          per-child | help-agreed 2026-03-02, assessment-started 2026-03-03 of maya | 2026-03-06T00:00 | maya 2026-03-02 due 2026-03-12 on-track
          per-child | help-agreed 2026-03-02 | 2026-03-06T00:00 | 2026-03-02 due 2026-03-12 on-track
          # the family's clock ends when the episode has closed for each child
          review | meeting-held 2026-04-10 of maya+theo, episode-closed 2026-05-01 of maya | 2026-05-02T00:00 | 2026-04-10 due 2026-06-05 on-track
          review | meeting-held 2026-04-10 of maya+theo, episode-closed 2026-05-01 of maya, episode-closed 2026-05-03 of theo | 2026-05-04T00:00 | 2026-04-10 due 2026-06-05 ended 2026-05-03
          review | meeting-held 2026-04-10 of maya+theo, episode-closed 2026-05-01 | 2026-05-04T00:00 | 2026-04-10 due 2026-06-05 ended 2026-05-01
          """,
      quoteCharacter = '\'')
  void theClocksAre(String rule, String happenings, String now, String expected) {
    var clocks = clocks(rule, happenings, now);

    assertThat(Given.words(clocks)).isEqualTo(expected);
  }

  private static List<Clock> clocks(String rule, String happenings, String now) {
    return Timescales.clocks(
        List.of(Given.rule(rule, RULES.get(rule))),
        Given.happenings(happenings),
        WorkingDays.inEngland(Set.of(), Set.of()),
        Given.instant(now));
  }
}
