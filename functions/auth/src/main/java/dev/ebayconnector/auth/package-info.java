/** The function {@code auth}. */
package dev.ebayconnector.auth;
