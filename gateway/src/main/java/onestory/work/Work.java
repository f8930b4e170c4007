package onestory.work;

/** A piece of work that is named by a key, such as "process what waits for this family". */
public interface Work {

  /** The name under which the work is asked for. */
  String name();

  /**
   * Does all there is to do under the key now. Returning means nothing is left that was asked for
   * before the call; throwing means to try again later, after a back-off.
   */
  void perform(String key);
}
