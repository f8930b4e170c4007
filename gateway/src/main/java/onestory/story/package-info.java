/**
 * The family's story: one organisation's view told in words, as a FHIR document, a page and a PDF.
 */
package onestory.story;
