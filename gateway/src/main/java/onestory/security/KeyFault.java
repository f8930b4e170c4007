package onestory.security;

/**
 * What is wrong with one key of a JWK Set.
 *
 * @param place its place in the set, from 0
 * @param says what it is, and what to do
 */
public record KeyFault(int place, String says) {}
