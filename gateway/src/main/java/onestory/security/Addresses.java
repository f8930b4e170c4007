package onestory.security;

import java.net.URI;
import java.util.Set;

/** From where keys may be fetched: what comes over an open line could be anybody's. */
public final class Addresses {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private Addresses() {}

  /** Whether it is https, or http within this machine. */
  public static boolean isSafe(URI address) {
    boolean named = address.getHost() != null && address.getUserInfo() == null;
    return named
        && ("https".equals(address.getScheme())
            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
  }

  static void requireSafe(String setting, URI address) {
    if (!isSafe(address)) {
      throw new IllegalArgumentException(
          setting + " is " + address + ": it must be https, or http on this machine itself.");
    }
  }
}
