package dev.ebayconnector.sync.proof;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Counts and sums of the records of a check, as eBay states them or as they are stored.
 *
 * @param doubled records that are there more than once under different keys; eBay has none
 * @param amounts by currency, debits negative; empty for a resource without sums
 * @param doubt   why these figures prove nothing, as a sentence; empty if they do
 */
public record Figures(long count, long doubled, Optional<Map<String, BigDecimal>> amounts, Optional<String> doubt) {

    public static Figures count(long count) {
        return new Figures(count, 0, Optional.empty(), Optional.empty());
    }

    public static Figures sums(long count, Map<String, BigDecimal> amounts) {
        return new Figures(count, 0, Optional.of(amounts), Optional.empty());
    }
}
