package onestory.record;

/** Hears, in the recording transaction, what has been recorded. */
public interface RecordListener {

  void recorded(Recorded recorded);
}
