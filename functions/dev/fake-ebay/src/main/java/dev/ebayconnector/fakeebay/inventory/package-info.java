/** Inventory items and offers (Sell Inventory v1): pages are counted by their number, and offers are read SKU by SKU. */
package dev.ebayconnector.fakeebay.inventory;
