/** The function {@code logs}: reads the event log. */
package dev.ebayconnector.logs;
