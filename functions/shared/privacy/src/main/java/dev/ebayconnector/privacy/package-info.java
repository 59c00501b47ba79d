/**
 * Personal data of buyers and sellers: what of eBay's JSON is personal, how it is encrypted apart from the facts, and how a
 * person is found again by a keyed hash. Uses plain JDBC connections, so that functions and the migrations job share it.
 */
package dev.ebayconnector.privacy;
