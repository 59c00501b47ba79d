package dev.ebayconnector.sync.transactions;

/** Rows that a statement wrote. */
record Stored(int inserted, int updated) {}
