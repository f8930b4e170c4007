package onestory.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A partner's answer, of which no more is read than its contract can need, and not for longer: a
 * partner may be hostile, or in somebody else's hands (TRUST 7.68).
 */
public final class BoundedAnswer extends FilterInputStream {

  /** Gives up the connection: closing it in the ordinary way would read the answer to its end. */
  public interface Abort {
    /** Ends it at once. */
    void now() throws IOException;
  }

  private final long most;
  private final long deadline;
  private final Abort abort;
  private long count;
  private boolean broken;

  /**
   * @param most bytes, after inflating
   * @param within from now on
   */
  public BoundedAnswer(InputStream answer, long most, Duration within, Abort abort) {
    super(answer);
    this.most = most;
    this.deadline = System.nanoTime() + within.toNanos();
    this.abort = abort;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    counted(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    counted(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long read) throws IOException {
    count += read;
    if (count > most || System.nanoTime() > deadline) {
      broken = true;
      abort.now();
      throw new IOException(count > most ? "answer too long" : "answer too slow");
    }
  }

  @Override
  public void close() throws IOException {
    if (!broken) {
      super.close();
    }
  }
}
