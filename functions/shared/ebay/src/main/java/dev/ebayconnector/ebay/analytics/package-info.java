/** The Developer Analytics API: how many calls are left. */
package dev.ebayconnector.ebay.analytics;
