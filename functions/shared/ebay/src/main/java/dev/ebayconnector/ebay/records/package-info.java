/** Reads lists of records, page by page; a record that cannot be read does not hide the others. */
package dev.ebayconnector.ebay.records;
