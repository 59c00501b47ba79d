/** Records that cannot be stored: kept, shown and tried again. */
package dev.ebayconnector.sync.run.quarantine;
