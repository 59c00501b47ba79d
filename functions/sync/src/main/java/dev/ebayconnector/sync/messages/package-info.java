/** The resource {@code messages}: conversations and messages, from the Commerce Message API or from GetMyMessages. */
package dev.ebayconnector.sync.messages;
