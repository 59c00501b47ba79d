/** The token vault: encrypted tokens, and the one way to a fresh access token. */
package dev.ebayconnector.tokens;
