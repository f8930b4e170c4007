/**
 * The audit trail: what was done with a family's record, by whom and under which authority. It is
 * written in the transaction of what it tells of, chained by hashes, and holds ids and codes only.
 */
package onestory.audit;
