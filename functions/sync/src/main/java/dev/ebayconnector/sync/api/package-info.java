/** The HTTP API of syncs. */
package dev.ebayconnector.sync.api;
