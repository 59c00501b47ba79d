/** The function {@code sync}: accepts, runs, shows and stops syncs. PostgreSQL holds the truth; the queue only wakes workers. */
package dev.ebayconnector.sync;
