/** The connection pool and what the functions know of the schema. The schema itself belongs to the migrations job. */
package dev.ebayconnector.core.database;
