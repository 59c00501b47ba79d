/**
 * Erases a person from every table, and leaves a receipt. Knows neither Micronaut nor our HTTP API, so that the functions
 * and the migrations job share it.
 */
package dev.ebayconnector.privacy.erasure;
