package onestory.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Optional;

/** Counts what is read, and refuses more than the limit, or later. */
final class CappedStream extends ServletInputStream {

  /** Answers the request. */
  interface Refusing {
    void refuse(Refusal refusal) throws IOException;
  }

  private final ServletInputStream body;
  private final BodyLimit limit;
  private final Refusing refusing;
  private final long since = System.nanoTime();
  private int count;

  CappedStream(ServletInputStream body, BodyLimit limit, Refusing refusing) {
    this.body = body;
    this.limit = limit;
    this.refusing = refusing;
  }

  @Override
  public int read() throws IOException {
    int read = body.read();
    counted(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    counted(Math.max(read, 0));
    return read;
  }

  private void counted(int read) throws IOException {
    count += read;
    Optional<Refusal> refusal = limit.refusal(count, since);
    if (refusal.isPresent()) {
      refusing.refuse(refusal.get());
      throw new IOException("Refused: " + refusal.get().status());
    }
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
