/**
 * The notices of eBay that were received, and the queue on which they and erasures wait for their worker. Knows neither
 * eBay's API nor how a notice is verified.
 */
package dev.ebayconnector.notices;
