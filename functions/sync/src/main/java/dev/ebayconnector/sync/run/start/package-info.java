/** Starts, plans, announces, revives and resumes runs. */
package dev.ebayconnector.sync.run.start;
