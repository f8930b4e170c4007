package onestory.security.tls;

/** Tokens and families' words do not go over an open line: the gateway does not start so. */
public final class PlainHttpBeyondThisMachine extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlainHttpBeyondThisMachine(String address) {
    super(
        "server.ssl.enabled is false, and server.address is %s. Plain HTTP is for a proxy on this machine only: set server.address to 127.0.0.1, or leave TLS on."
            .formatted(address.isEmpty() ? "not set" : address));
  }
}
