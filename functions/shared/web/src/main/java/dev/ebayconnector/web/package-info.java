/** The HTTP skin of every function: request ids, problems, strict queries, pages. Knows no SQL and no eBay. */
package dev.ebayconnector.web;
