/** The Finances API: transactions, payouts and funds. */
package dev.ebayconnector.ebay.finances;
