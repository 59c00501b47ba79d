/** The calls of eBay that a run made. */
package dev.ebayconnector.sync.run.calls;
