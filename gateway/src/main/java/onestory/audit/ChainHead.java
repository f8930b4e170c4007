package onestory.audit;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last link of a chain.
 *
 * @param sequence 0 before the first
 */
record ChainHead(String chain, long sequence, byte[] hash) {

  private static final int LENGTH = 32;

  static ChainHead beginning(String chain) {
    return new ChainHead(chain, 0, new byte[LENGTH]);
  }

  String hex() {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainHead that
        && chain.equals(that.chain)
        && sequence == that.sequence
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return chain + ":" + sequence + ":" + hex();
  }
}
