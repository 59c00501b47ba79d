/** The function {@code retention}: deletes each class of rows when its period is over, and nothing else. */
package dev.ebayconnector.retention;
