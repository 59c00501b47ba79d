/** Brings the schema to the newest version, and tells in which state it is. */
package dev.ebayconnector.migrations.schema;
