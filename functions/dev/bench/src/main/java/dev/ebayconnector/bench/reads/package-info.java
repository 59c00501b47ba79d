/** Measures every list of the API, by each filter and sort, on stores of growing size. */
package dev.ebayconnector.bench.reads;
