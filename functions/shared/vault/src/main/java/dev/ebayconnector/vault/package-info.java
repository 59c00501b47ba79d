/** How tokens are encrypted. Knows no database and no settings, so that functions and the migrations job share it. */
package dev.ebayconnector.vault;
