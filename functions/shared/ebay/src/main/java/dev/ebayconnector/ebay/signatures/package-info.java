/** Digital signatures of requests, and the keys for them (Key Management API). */
package dev.ebayconnector.ebay.signatures;
