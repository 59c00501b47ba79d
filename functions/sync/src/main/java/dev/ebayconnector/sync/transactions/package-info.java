/** The resource {@code transactions}: Sell Finances v1, with transactions and their fees, payouts, and the seller's funds. */
package dev.ebayconnector.sync.transactions;
