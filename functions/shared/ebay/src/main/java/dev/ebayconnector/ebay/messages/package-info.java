/** The Message API, and GetMyMessages of the Trading API, behind one interface. */
package dev.ebayconnector.ebay.messages;
