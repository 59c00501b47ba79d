/** The worker: reads the slices of a run, stores page by page, and ends the run. */
package dev.ebayconnector.sync.run.work;
