/** The HTTP layer of every function: request ids, problems, strict queries and bodies, pages. Uses no SQL and no eBay. */
package dev.ebayconnector.web;
