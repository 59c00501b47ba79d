/**
 * eBay's APIs: OAuth, Identity, Fulfillment, Analytics. Given a token, it returns records or a typed failure. Of core it uses
 * settings and ids only; it never sees the database.
 */
package dev.ebayconnector.ebay;
