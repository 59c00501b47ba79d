/** The Inventory API: inventory items and their offers. */
package dev.ebayconnector.ebay.inventory;
