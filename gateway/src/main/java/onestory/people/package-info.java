/**
 * People: who may sign in, how they prove it, and what each role may do. Systems have tokens (room
 * security); people have sessions.
 */
package onestory.people;
