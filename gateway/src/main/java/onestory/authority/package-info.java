/**
 * May this organisation hold this resource now, and why: agreement, permission and lawful basis,
 * kept apart. Pure functions over one family's FHIR R4 resources; knows no other room.
 */
package onestory.authority;
