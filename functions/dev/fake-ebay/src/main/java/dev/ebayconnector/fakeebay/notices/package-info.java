/** eBay's notices (Marketplace Account Deletion, Notification API): made, signed and sent here. */
package dev.ebayconnector.fakeebay.notices;
