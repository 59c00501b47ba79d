/** Connected eBay sellers. */
package dev.ebayconnector.core.accounts;
