package onestory.timescales;

/**
 * Why a rule can't be kept as it is written.
 *
 * @param setting which of its settings is at fault
 * @param says what is wrong, after the rule's name
 * @param remedy what to do about it
 */
public record RuleFault(String setting, String says, String remedy) {}
