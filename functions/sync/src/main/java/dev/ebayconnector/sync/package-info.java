/** The entry points of both sync functions and their wiring. */
package dev.ebayconnector.sync;
