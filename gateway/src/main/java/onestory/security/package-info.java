/**
 * Who may ask, and what proves it: the data folder and its secrets, tokens, clients, the front
 * filter.
 */
package onestory.security;
