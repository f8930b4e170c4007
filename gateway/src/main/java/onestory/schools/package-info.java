/**
 * What is read from schools' information systems: pupils, their contacts and their attendance, of
 * children in open records here and of nobody else (DOMAIN.md 3.b).
 */
package onestory.schools;
