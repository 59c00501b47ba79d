/** Notices what an operator has to know, and tells the operator's other systems of it by signed webhooks. */
package dev.ebayconnector.alerts;
