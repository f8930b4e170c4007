package onestory.front;

/**
 * A path that can be read one way only: what is checked is then what is served (TRUST 7.28, 7.64).
 * Nothing is percent-encoded but the {@code $} before an operation's name, which many clients
 * encode; no segment is empty or ends with a dot, and there are no parameters inside it.
 */
public final class PlainPath {

  private static final String OTHERS = "-._~$@:,+=";

  private PlainPath() {}

  /** Whether this path, as it stands in the request line, is one. */
  public static boolean is(String sent) {
    String path = plain(sent);
    if (path.equals("/")) {
      return true;
    }
    boolean ends = path.endsWith("/") || path.endsWith(".");
    return path.startsWith("/")
        && !ends
        && !path.contains("//")
        && !path.contains("./")
        && path.chars().allMatch(PlainPath::isPlain);
  }

  /** As it is served: with {@code $operation} for {@code %24operation}. */
  static String plain(String path) {
    return path.replace("/%24", "/$");
  }

  private static boolean isPlain(int c) {
    return c == '/'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || OTHERS.indexOf(c) >= 0;
  }
}
