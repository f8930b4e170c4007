/** Panels that meet again and again: which one a request goes to. */
package onestory.panels;
