/** The environment, read once into records and checked as a whole. */
package dev.ebayconnector.core.settings;
