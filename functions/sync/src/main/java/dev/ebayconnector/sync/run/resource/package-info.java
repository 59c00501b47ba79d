/** What the engine asks of a resource, and what it gives to it. */
package dev.ebayconnector.sync.run.resource;
