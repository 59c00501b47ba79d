package dev.ebayconnector.privacy.erasure;

import java.util.List;
import java.util.UUID;

/**
 * A row as an erasure reads it.
 *
 * @param key    after the account
 * @param sealed one for each JSON column of the table, or null
 * @param facts  one for each JSON column, where nothing is sealed, or null
 */
record PersonRow(UUID accountId, List<String> key, List<byte[]> sealed, List<String> facts) {}
