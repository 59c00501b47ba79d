/** What the tables say of how the connector works, each with what to do; asked by {@code diagnose} and by {@code health}. */
package dev.ebayconnector.diagnosis;
