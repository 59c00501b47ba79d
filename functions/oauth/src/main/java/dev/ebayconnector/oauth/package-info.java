/** The function {@code oauth}: wins a seller's consent and stores what it brings. */
package dev.ebayconnector.oauth;
