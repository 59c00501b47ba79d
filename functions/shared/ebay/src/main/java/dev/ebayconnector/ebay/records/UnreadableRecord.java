package dev.ebayconnector.ebay.records;

/**
 * A record that cannot be stored.
 *
 * @param key    eBay's id of the record; null if even that cannot be read
 * @param reason a phrase for people, such as {@code creationDate is missing}
 * @param raw    the record exactly as eBay sent it; it may not even be valid JSON
 */
public record UnreadableRecord(String key, String reason, String raw) {}
