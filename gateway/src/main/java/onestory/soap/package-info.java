/**
 * The Liquidlogic EHM's endpoint and client: contract first, WS-Security, and the check of what
 * comes in.
 */
package onestory.soap;
