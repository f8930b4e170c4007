package onestory.problem;

/**
 * What is wrong with a message, for the engineer who has to put it right. Never holds a family's
 * words, names or identifiers.
 *
 * @param rule the broken rule's stable id, such as {@code unknown-code}
 * @param at where: an element path of the message, or the empty string for the whole of it
 * @param says what is wrong, in a sentence
 * @param remedy what to do about it
 */
public record Problem(String rule, String at, String says, String remedy) {}
