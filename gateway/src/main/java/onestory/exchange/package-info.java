/**
 * What an organisation may hold, what it holds, and the difference between them. Here: views,
 * differences, delivery Bundles and contributions, as pure functions over FHIR R4 values.
 */
package onestory.exchange;
