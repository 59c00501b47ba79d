/** Measures each function's jar under AWS's runtime client beside a handler without a framework, in one run. */
package dev.ebayconnector.bench;
