/** The resource {@code orders}: Sell Fulfillment v1, getOrders. */
package dev.ebayconnector.sync.orders;
