/** The function {@code token-info}: shows what is known of the tokens, never the tokens, and refreshes on demand. */
package dev.ebayconnector.tokeninfo;
