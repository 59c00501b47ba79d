/** Schedules: which resource of which account is read when, and the scheduler that starts what is due. */
package dev.ebayconnector.sync.schedule;
