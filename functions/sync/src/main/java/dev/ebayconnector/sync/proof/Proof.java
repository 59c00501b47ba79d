package dev.ebayconnector.sync.proof;

import dev.ebayconnector.sync.run.resource.Slice;

/** What eBay counted for a check. */
record Proof(Slice slice, Figures ebay) {}
