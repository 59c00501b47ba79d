/** Works on eBay's notices and on erasures, one message of the queue after another. */
package dev.ebayconnector.erasures;
