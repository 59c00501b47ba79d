/** The resource {@code disputes}: Sell Fulfillment v1, payment disputes. */
package dev.ebayconnector.sync.disputes;
