/** PostgreSQL: the embedded server, started, kept and stopped safely; or an outside one. */
package onestory.database;
