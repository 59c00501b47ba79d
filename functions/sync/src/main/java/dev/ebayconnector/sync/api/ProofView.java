package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.proof.ProofRow;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Whether a resource of an account is complete.
 *
 * @param items       one for each resource that eBay counts
 * @param notProvable resources of which eBay counts nothing that could be compared
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ProofView(String accountId, String from, String to, List<Item> items, List<String> notProvable) {

    private static final String UNKNOWN = "unknown";

    /**
     * @param byDay           false for a list without dates, which is counted as it is now
     * @param missing         records that eBay counts and that are not stored
     * @param surplus         records that are stored and that eBay does not count
     * @param doubled         records that are stored more than once
     * @param checkedAt       of the newest check; null without one
     * @param oldestCheckedAt of the oldest check; null without one
     * @param unproven      what is not proven, the oldest first
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Item(
            String resource,
            String summary,
            boolean byDay,
            long missing,
            long surplus,
            long doubled,
            List<Money> money,
            int proven,
            int differing,
            int unknown,
            @Nullable Instant checkedAt,
            @Nullable Instant oldestCheckedAt,
            List<Unproven> unproven) {

        /** The same with its sentence. */
        private Item told(int all) {
            var sentence = missing + " missing, " + doubled + " double";
            if (surplus > 0) {
                sentence += ", " + surplus + " that eBay does not count";
            }
            sentence += money.stream()
                    .map(sum ->
                            ", differs by " + sum.difference().setScale(2, RoundingMode.HALF_UP) + " " + sum.currency())
                    .collect(Collectors.joining());
            sentence +=
                    byDay ? "; " + proven + " of " + all + " days proven" : proven == 1 ? "; proven" : "; not proven";
            if (unknown > 0 && byDay) {
                sentence += ", " + unknown + " unknown";
            }
            return new Item(
                    resource,
                    sentence + ".",
                    byDay,
                    missing,
                    surplus,
                    doubled,
                    money,
                    proven,
                    differing,
                    unknown,
                    checkedAt,
                    oldestCheckedAt,
                    unproven);
        }
    }

    /** @param difference ours minus eBay's */
    @Serdeable
    record Money(String currency, BigDecimal ebay, BigDecimal ours, BigDecimal difference) {}

    /**
     * A day that is not proven.
     *
     * @param day         null for a list without dates
     * @param state       {@code differs} or {@code unknown}
     * @param ebayCount   null if eBay was not asked
     * @param ourCount    null if eBay was not asked
     * @param repairRunId the last run that read the day again
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Unproven(
            @Nullable String day,
            String state,
            @Nullable String reason,
            @Nullable Long ebayCount,
            @Nullable Long ourCount,
            long missing,
            long surplus,
            long doubled,
            List<Money> money,
            @Nullable Instant checkedAt,
            @Nullable String repairRunId) {}

    /**
     * @param rows      of the resource, by day and currency
     * @param days      that were asked for
     * @param unchecked why a day has no rows
     */
    static Item item(String resource, boolean byDay, List<ProofRow> rows, List<LocalDate> days, String unchecked) {
        var checked = rows.stream().collect(Collectors.groupingBy(ProofRow::day, TreeMap::new, Collectors.toList()));
        var unproven = new ArrayList<Unproven>();
        if (byDay) {
            days.forEach(day -> add(day.toString(), checked.get(day), unchecked, unproven));
        } else {
            add(null, checked.isEmpty() ? null : checked.lastEntry().getValue(), unchecked, unproven);
        }
        int all = byDay ? days.size() : 1;
        int unknown = (int)
                unproven.stream().filter(each -> each.state().equals(UNKNOWN)).count();
        int proven = all - unproven.size();
        var money = money(rows);
        var item = new Item(
                resource,
                null,
                byDay,
                sum(rows, ProofRow::missing),
                sum(rows, ProofRow::surplus),
                sum(rows, ProofRow::doubled),
                money,
                proven,
                unproven.size() - unknown,
                unknown,
                rows.stream()
                        .map(ProofRow::checkedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                rows.stream()
                        .map(ProofRow::checkedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                unproven);
        return item.told(all);
    }

    private static long sum(List<ProofRow> rows, ToLongFunction<ProofRow> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    /** Adds a day that is not proven; its worst row decides. */
    private static void add(String day, List<ProofRow> rows, String unchecked, List<Unproven> unproven) {
        if (rows == null) {
            unproven.add(new Unproven(day, UNKNOWN, unchecked, null, null, 0, 0, 0, List.of(), null, null));
            return;
        }
        var open = rows.stream().filter(row -> !row.proven()).toList();
        if (open.isEmpty()) {
            return;
        }
        var counts = rows.getFirst();
        var worst = open.stream().filter(ProofRow::differs).findFirst().orElse(open.getFirst());
        unproven.add(new Unproven(
                day,
                worst.state(),
                worst.reason(),
                counts.ebayCount(),
                counts.ourCount(),
                counts.missing(),
                counts.surplus(),
                counts.doubled(),
                money(rows),
                counts.checkedAt(),
                worst.repairRunId() == null ? null : worst.repairRunId().toString()));
    }

    private static List<Money> money(List<ProofRow> rows) {
        Map<String, Money> sums = new TreeMap<>();
        rows.stream()
                .filter(row -> row.ebayAmount() != null && row.ourAmount() != null)
                .forEach(row -> sums.merge(
                        row.currency(),
                        new Money(
                                row.currency(),
                                row.ebayAmount(),
                                row.ourAmount(),
                                row.ourAmount().subtract(row.ebayAmount())),
                        (a, b) -> new Money(
                                a.currency(),
                                a.ebay().add(b.ebay()),
                                a.ours().add(b.ours()),
                                a.difference().add(b.difference()))));
        return List.copyOf(sums.values());
    }
}
