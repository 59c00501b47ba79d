/** Measures each function, handlers without a framework, and other frameworks side by side, as Lambda runs them. */
package dev.ebayconnector.bench;
