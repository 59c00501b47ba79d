/** The engine's runs: their rows, states and failures. The engine, with the packages below, knows no resource by name. */
package dev.ebayconnector.sync.run;
