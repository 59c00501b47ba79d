/** Receives eBay's notices: proves to eBay that the endpoint is ours, and stores every notice that eBay has signed. */
package dev.ebayconnector.notifications;
