/** The engine: runs, windows, leases, STOP and quarantine. It knows no resource by name. */
package dev.ebayconnector.sync.run;
