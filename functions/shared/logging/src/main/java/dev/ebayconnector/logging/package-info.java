/** The log of every deployed program: one JSON object on one line, or text for people. Binds SLF4J; knows no other module. */
package dev.ebayconnector.logging;
