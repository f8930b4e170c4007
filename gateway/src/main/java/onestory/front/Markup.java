package onestory.front;

/** How deep a text nests tags, roughly and never too little: a reader of XML may go as deep. */
final class Markup {

  private Markup() {}

  static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      boolean closes = text.startsWith("</", at);
      depth += closes ? -1 : isEmpty(text, at) ? 0 : 1;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static boolean isEmpty(String text, int at) {
    int end = text.indexOf('>', at);
    return end > 0 && text.charAt(end - 1) == '/';
  }
}
