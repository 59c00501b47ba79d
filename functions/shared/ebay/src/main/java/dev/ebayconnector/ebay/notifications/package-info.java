/** Who sent a notice: eBay's endpoint check, its signatures and the keys for them (Notification API v1). */
package dev.ebayconnector.ebay.notifications;
