/** The resource {@code inventory}: Sell Inventory v1, getInventoryItems. */
package dev.ebayconnector.sync.inventory;
