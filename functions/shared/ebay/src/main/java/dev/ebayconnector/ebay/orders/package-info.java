/** The Fulfillment API: orders. */
package dev.ebayconnector.ebay.orders;
