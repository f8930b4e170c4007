package onestory.console;

/**
 * How far everybody is in step.
 *
 * @param inStep shares (one organisation, one family) that are in step
 * @param waiting messages not yet processed, families whose clocks' moment has come, and shares not
 *     yet brought into step
 * @param retrying shares whose partner failed, and is tried again
 * @param held shares that a person must look at
 */
record StepCounts(long inStep, long waiting, long retrying, long held) {}
