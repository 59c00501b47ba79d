/** Measures each function's jar and a handler without a framework, under AWS's runtime client, in one run. */
package dev.ebayconnector.bench;
