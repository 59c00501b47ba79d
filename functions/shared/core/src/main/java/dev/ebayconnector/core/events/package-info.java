/** The event log that admins read: what happened, when, under which request id, without secrets. */
package dev.ebayconnector.core.events;
