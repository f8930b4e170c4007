package onestory.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import onestory.gates.Finding.Rests;
import onestory.gates.GateSetting.As;
import onestory.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a sender is told at the door that their message can't be taken. */
class RefusingTest {

  @ParameterizedTest
  @CsvSource({
    // how the council has the gate, the kind, on what the finding rests, all before it recorded;
    // refused
    "REFUSE, tafMeeting, ON_THE_MESSAGE, true, true",
    "REFUSE, tafMeeting, ON_THE_MESSAGE, false, true",
    "REFUSE, tafMeeting, ON_THE_RECORD, true, true",
    // what is still to be recorded may speak for it
    "REFUSE, tafMeeting, ON_THE_RECORD, false, false",
    // what is missing may come
    "REFUSE, tafMeeting, ON_A_GAP, true, false",
    // a kind that the council's file does not name is held instead
    "REFUSE, closure, ON_THE_MESSAGE, true, false",
    "HOLD, tafMeeting, ON_THE_MESSAGE, true, false",
    "WARN, tafMeeting, ON_THE_MESSAGE, true, false"
  })
  void whatTimeCannotHealIsRefused(
      As as, String kind, Rests rests, boolean settled, boolean refused) {
    var met =
        new Met(
            new GateSetting(as, Map.of("kinds", List.of("tafMeeting"))),
            new Finding(new Problem("gate/some", "", "", ""), false, rests));
    assertThat(met.refuses(kind, () -> settled)).isEqualTo(refused);
    assertThat(met.stops()).isEqualTo(as != As.WARN);
  }
}
