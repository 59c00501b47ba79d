/** The function {@code accounts}: lists connected sellers with their scopes, and disconnects them. */
package dev.ebayconnector.accounts;
