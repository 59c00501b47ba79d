/** A database role for each function, with no right that it does not use. */
package dev.ebayconnector.migrations.rights;
