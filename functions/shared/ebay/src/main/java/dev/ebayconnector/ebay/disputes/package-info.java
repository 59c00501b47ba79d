/** The Fulfillment API: payment disputes. */
package dev.ebayconnector.ebay.disputes;
