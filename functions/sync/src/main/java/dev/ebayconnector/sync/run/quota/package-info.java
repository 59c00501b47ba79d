/** eBay's limits: counted, kept, and waited for. */
package dev.ebayconnector.sync.run.quota;
