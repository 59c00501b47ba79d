/** The function {@code data}: reads what was synced. */
package dev.ebayconnector.data;
