/** The slices of a run: how far each is read, and what follows a page. */
package dev.ebayconnector.sync.run.window;
