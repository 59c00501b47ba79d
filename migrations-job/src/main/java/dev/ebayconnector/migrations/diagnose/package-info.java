/** The command {@code diagnose}: one check after the other, each with its finding. */
package dev.ebayconnector.migrations.diagnose;
