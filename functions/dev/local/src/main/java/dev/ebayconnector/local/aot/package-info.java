/** The packages that are deployed, with the AOT cache of each function. */
package dev.ebayconnector.local.aot;
