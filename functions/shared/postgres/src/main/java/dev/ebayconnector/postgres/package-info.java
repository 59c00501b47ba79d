/**
 * What the functions and the migrations job both know of PostgreSQL: how its URL is read, how a connection is opened, and
 * what its errors mean. No framework.
 */
package dev.ebayconnector.postgres;
