/**
 * The councils' timescales: which happening starts a clock, how long it has, what stops it. Rules
 * are data; clocks are a pure function of rules, happenings, calendar and the time of day.
 */
package onestory.timescales;
