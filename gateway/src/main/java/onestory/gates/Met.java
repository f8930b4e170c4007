package onestory.gates;

import java.util.function.BooleanSupplier;

/**
 * What a gate met, and how the council has that gate.
 *
 * @param setting the council's
 * @param finding the gate's
 */
public record Met(GateSetting setting, Finding finding) {

  /** Whether the message stops here. */
  public boolean stops() {
    return setting.as() == GateSetting.As.HOLD || setting.as() == GateSetting.As.REFUSE;
  }

  /**
   * Whether the sender of a message of this kind is told at once that it can't be taken.
   *
   * @param settled whether all that was told of the family before is recorded; asked only where it
   *     counts
   */
  public boolean refuses(String kind, BooleanSupplier settled) {
    return setting.refuses(kind)
        && switch (finding.rests()) {
          case ON_THE_MESSAGE -> true;
          case ON_THE_RECORD -> settled.getAsBoolean();
          case ON_A_GAP -> false;
        };
  }
}
