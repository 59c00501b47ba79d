/** What a command reports: its outcome, its findings, and its progress. Depends on no other package of the job. */
package dev.ebayconnector.migrations.report;
