/** How the job reaches its database: settings, sessions, waiting within the deadline, poolers. */
package dev.ebayconnector.migrations.connect;
