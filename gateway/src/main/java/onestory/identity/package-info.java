/**
 * Who is this: NHS numbers and UPNs that hold, stable resource ids, and whether an incoming person
 * is one already known. Pure functions; knows no other room.
 */
package onestory.identity;
