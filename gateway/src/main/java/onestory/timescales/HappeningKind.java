package onestory.timescales;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What can happen in a family's record that a timescale may speak of. */
public enum HappeningKind {
  EPISODE_OPENED,
  EPISODE_CLOSED,
  ASSESSMENT_STARTED,
  ASSESSMENT_COMPLETED,
  ASSESSMENT_UPDATED,
  QUALITY_CHECKED,
  MEETING_HELD,
  /** Carries as its due day the day agreed for the next meeting. */
  NEXT_MEETING_AGREED,
  PLAN_REVISED,
  PLAN_SENT,
  CLOSURE_DECIDED,
  CLOSURE_RECORDED,
  LEAD_PROFESSIONAL_NAMED,
  /** Carries as its due day the action's own. */
  ACTION_AGREED,
  ACTION_FINISHED,
  SUPPORT_REQUESTED,
  /** Carries as its due day that of the next panel, where it went to the panel. */
  SUPPORT_TRIAGED,
  PANEL_SLOT_SET,
  SUPPORT_REQUEST_ENDED,
  STAR_READ,
  CONTACT_RECEIVED,
  CONTACT_DECIDED,
  ENQUIRY_OPENED,
  HELP_REFUSED,
  HELP_WITHDRAWN,
  HELP_AGREED,
  HARM_WEIGHED,
  /** The young person was 16 while an agreement stood that somebody else had given. */
  TURNED_SIXTEEN,
  /** A young person agreed for themselves. */
  YOUNG_PERSON_AGREED,
  /** Carries as its due day the permission's last. */
  PERMISSION_GIVEN,
  PERMISSION_ENDED,
  /** Carries as its due day the override's last. */
  OVERRIDE_GRANTED,
  OVERRIDE_ENDED,
  OVERRIDE_REVIEWED,
  /** Somebody says that what a clock asks for is done; its item is that clock's key. */
  DONE_BY_HAND;

  /** As rules write it: {@code meeting-held}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonCreator
  static HappeningKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no happening " + code));
  }
}
