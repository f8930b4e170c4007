package onestory.soap;

/**
 * What is wrong with a message, where, and what to do: the contract's {@code problem} element. It
 * holds nothing that a family said or is known by.
 *
 * @param rule the broken rule's short name
 * @param at path of the element, such as {@code /people/child[2]/nhsNumber}; {@code /} for the
 *     whole message
 * @param says what is wrong
 * @param remedy what the sender can do
 */
public record Problem(String rule, String at, String says, String remedy) {}
