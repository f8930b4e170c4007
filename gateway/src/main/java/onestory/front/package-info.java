/**
 * What every body, address and client is held to before anything reads it in earnest: pure, knows
 * no door and no format but JSON's own.
 */
package onestory.front;
