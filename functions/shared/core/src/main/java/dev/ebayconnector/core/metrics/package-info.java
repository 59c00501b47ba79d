/** What each invocation of a function measured, printed in CloudWatch's embedded metric format. */
package dev.ebayconnector.core.metrics;
