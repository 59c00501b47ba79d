/** The function {@code health}. */
package dev.ebayconnector.health;
