/** Conversations of the sellers with buyers and with eBay, as the Commerce Message API and as GetMyMessages show them. */
package dev.ebayconnector.fakeebay.messages;
