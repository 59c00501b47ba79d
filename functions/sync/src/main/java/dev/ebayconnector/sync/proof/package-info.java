/** Proves for each account, resource and day that nothing is missing, by eBay's own counts and sums. */
package dev.ebayconnector.sync.proof;
