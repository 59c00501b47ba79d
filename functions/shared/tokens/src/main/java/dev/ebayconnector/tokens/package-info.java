/** The stored tokens, encrypted, and the only way to a fresh access token. */
package dev.ebayconnector.tokens;
