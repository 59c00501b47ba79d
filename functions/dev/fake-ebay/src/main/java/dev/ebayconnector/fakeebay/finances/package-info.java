/**
 * Sell Finances and Key Management. The transactions of a seller follow from the orders: each order that was paid has a
 * SALE, some a REFUND, a SHIPPING_LABEL or a charge for advertising. They are paid out by weeks. Sellers of marketplaces in
 * the EU and the UK must sign every call of Finances with a key from Key Management.
 */
package dev.ebayconnector.fakeebay.finances;
