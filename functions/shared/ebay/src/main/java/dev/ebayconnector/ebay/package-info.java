/**
 * What an application is at eBay: its settings, its scopes, the resources it syncs. The packages below are eBay's APIs. Given
 * a token, each returns records or a typed failure. Of core they use settings and ids only; they never see the database.
 */
package dev.ebayconnector.ebay;
