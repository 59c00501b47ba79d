/** eBay's OAuth and Identity APIs: consent, tokens, and who the seller is. */
package dev.ebayconnector.ebay.oauth;
