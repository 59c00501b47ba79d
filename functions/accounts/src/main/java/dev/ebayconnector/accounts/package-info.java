/** The function {@code accounts}: which sellers are connected, what they allow, and the end of a connection. */
package dev.ebayconnector.accounts;
