/** What more than one function needs: settings, database, accounts, event log, request id. Knows no HTTP and no eBay JSON. */
package dev.ebayconnector.core;
