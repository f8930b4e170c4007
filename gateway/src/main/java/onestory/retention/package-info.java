/**
 * How long a family's record is kept, and how it ends: due by the council's figures, kept by a
 * legal hold, asked back from everybody, and erased by two persons.
 */
package onestory.retention;
