/**
 * The councils' gates: what a message must satisfy before it is recorded, or be warned of. Pure
 * rules over FHIR R4 resources; which council has which gate is in its file.
 */
package onestory.gates;
