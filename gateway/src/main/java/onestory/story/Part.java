package onestory.story;

/** The parts of a story, in the order in which they are told; code system story-section. */
enum Part {
  GOING_WELL("going-well"),
  WORRIES("worries"),
  CHILDS_VOICE("childs-voice"),
  PLAN("plan"),
  TEAM("team"),
  TRIED_BEFORE("tried-before"),
  SHARING("sharing"),
  NEXT("next");

  private final String code;

  Part(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
