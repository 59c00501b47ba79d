/** How a request to eBay is sent, what comes back, and what a failure means. */
package dev.ebayconnector.ebay.http;
