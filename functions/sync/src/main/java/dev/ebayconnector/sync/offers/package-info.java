/** The resource {@code offers}: Sell Inventory v1, getOffers for each SKU of getInventoryItems. */
package dev.ebayconnector.sync.offers;
