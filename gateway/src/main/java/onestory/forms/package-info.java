/**
 * Doors for JSON messages (forms, contacts): a message is checked and handed to the inbox, and
 * answered with a receipt. Which sources, kinds, schemas and rules there are is data: {@code
 * doors/*.yaml}.
 */
package onestory.forms;
