/**
 * The clocks of families: what the record says happened, the councils' timescales, and what follows
 * as Tasks and DetectedIssues of the record itself. The arithmetic is in {@code
 * onestory.timescales}.
 */
package onestory.clocks;
