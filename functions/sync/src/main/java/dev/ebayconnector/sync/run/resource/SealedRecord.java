package dev.ebayconnector.sync.run.resource;

/**
 * What is stored of a record.
 *
 * @param facts    JSON for the column with what eBay sent
 * @param personal ciphertext; null without personal data
 */
public record SealedRecord(String facts, byte[] personal) {}
