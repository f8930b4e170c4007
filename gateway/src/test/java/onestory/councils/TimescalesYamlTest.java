package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import onestory.timescales.Timescale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that nobody can keep are refused before a clock runs by them, with line and remedy. */
class TimescalesYamlTest {

  private static final String RIGHT =
      """
      timescales:
        first-meeting:
          source: TIM-06
          says: Hold the first meeting
          each: family
          from: [assessment-completed]
          until: [meeting-held]
          ends: [episode-closed]
          within: {weeks: 4}
          warn: {days: 7}
        review:
          source: TIM-07
          says: Hold the next meeting
          each: family
          from: [meeting-held]
          until: [meeting-held]
          within: {weeks: 8}
          notBefore: {weeks: 6}
      """;

  private final TimescalesYaml yaml = new TimescalesYaml();

  @Test
  void whatIsRightIsRead() {
    assertThat(yaml.read(RIGHT))
        .extracting(Timescale::id, Timescale::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("first-meeting", "TIM-06"),
            org.assertj.core.groups.Tuple.tuple("review", "TIM-07"));
  }

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          notBefore: {weeks: 6}         | notBefore: {weeks: 9}           | 18 | timescales.review opens its window after 9 weeks and shuts it after 8 weeks
          notBefore: {weeks: 6}         | notBefore: {hours: 6}           | 18 | timescales.review has a window in hours
          warn: {days: 7}               | warn: {days: 28}                | 10 | timescales.first-meeting warns 28 days before its end, but has only 4 weeks
          warn: {days: 7}               | warn: {workingDays: 25}         | 10 | timescales.first-meeting warns 25 working days before its end, but has only 4 weeks
          warn: {days: 7}               | warn: {hours: 12}               | 10 | timescales.first-meeting mixes hours with days
          warn: {days: 7}               | warn: {days: 0}                 | 10 | timescales.first-meeting.warn.days does not fit: it must have a minimum value of 1
          within: {weeks: 4}            | within: {weeks: -4}             | 9  | timescales.first-meeting.within.weeks does not fit: it must have a minimum value of 1
          within: {weeks: 4}            | within: {weeks: 4, days: 1}     | 9  | timescales.first-meeting.within does not fit
          within: {weeks: 4}            | within: {fortnights: 2}         | 9  | fortnights is not a setting of timescales.first-meeting.within
          within: {weeks: 4}            | within: soon                    | 9  | timescales.first-meeting.within is "soon"
          within: {weeks: 4}            | within: none                    | 10 | timescales.first-meeting warns of an end that it does not have
          until: [meeting-held]         | until: [meeting-hold]           | 7  | timescales.first-meeting.until.0 is "meeting-hold"
          until: [meeting-held]         | until: []                       | 7  | timescales.first-meeting.until does not fit
          ends: [episode-closed]        | ends: [assessment-completed]    | 8  | timescales.first-meeting has assessment-completed both under from and under ends
          ends: [episode-closed]        | ends: [meeting-held]            | 8  | timescales.first-meeting has meeting-held both under until and under ends
          each: family                  | each: item                      | 16 | timescales.review starts and stops by meeting-held, which happens once to each item
          notBefore: {weeks: 6}         | already: true                   | 18 | timescales.review counts meeting-held before its start
          notBefore: {weeks: 6}         | task: make-tea                  | 18 | timescales.review.task is "make-tea"
          notBefore: {weeks: 6}         | tell: true                      | 18 | timescales.review is to be told, but as what kind of work it does not say
          notBefore: {weeks: 6}         | colour: red                     | 18 | colour is not a setting of timescales.review
          notBefore: {weeks: 6}         | seen: everybody                 | 18 | timescales.review.seen is "everybody"
          source: TIM-07                | src: TIM-07                     | 12 | src is not a setting of timescales.review
          review:                       | first-meeting:                  | 11 | 'first-meeting' stands there already
          timescales:                   | timescale:                      | 1  | timescale is not a setting of the file
          until: [meeting-held]         | until: [meeting-held            | 8  | not YAML
          """,
      quoteCharacter = '`')
  void whatIsWrongIsSaidWithItsLineAndARemedy(String right, String wrong, int line, String says) {
    var faults =
        catchThrowableOfType(FaultySettings.class, () -> yaml.read(last(right, wrong, says)))
            .faults();

    assertThat(faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.says()).contains(says);
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.remedy()).isNotBlank();
            });
  }

  // the one of the rule that is spoken of
  private static String last(String right, String wrong, String says) {
    assertThat(RIGHT).contains(right);
    int at = says.contains("review") ? RIGHT.lastIndexOf(right) : RIGHT.indexOf(right);
    return RIGHT.substring(0, at) + wrong + RIGHT.substring(at + right.length());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var wrong = RIGHT.replace("{days: 7}", "{days: 70}").replace("{weeks: 6}", "{weeks: 60}");

    assertThat(catchThrowableOfType(FaultySettings.class, () -> yaml.read(wrong)).faults())
        .extracting(SettingFault::line)
        .isEqualTo(List.of(10, 18));
  }
}
