/** Payment disputes about the sellers' orders. */
package dev.ebayconnector.fakeebay.disputes;
