/** Settings whose value names a secret of AWS. Shared with the migrations job, so it knows no settings of its own. */
package dev.ebayconnector.secrets;
