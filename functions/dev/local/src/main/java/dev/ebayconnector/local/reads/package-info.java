/** A large store and every list of the API, to test and to measure how lists are read. */
package dev.ebayconnector.local.reads;
