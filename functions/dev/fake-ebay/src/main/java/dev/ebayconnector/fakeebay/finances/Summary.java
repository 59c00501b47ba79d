package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Money;
import java.time.Instant;
import java.util.List;

/** Counts and sums: of transactions by their type, and of funds by their status. */
final class Summary {
    private Summary() {}

    static ObjectNode transactions(Ledger ledger, List<Entry> entries, boolean onHold) {
        ObjectNode summary = Json.object();
        for (Entry.Kind kind : Entry.Kind.values()) {
            add(summary, word(kind), kind, ledger, of(entries, kind));
        }
        if (onHold) {
            add(summary, "onHold", Entry.Kind.SALE, ledger, of(entries, Entry.Kind.SALE));
        }
        return summary;
    }

    private static List<Entry> of(List<Entry> entries, Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    private static void add(ObjectNode summary, String word, Entry.Kind kind, Ledger ledger, List<Entry> entries) {
        summary.put(word + "Count", entries.size());
        if (!entries.isEmpty()) {
            Money sum = ledger.sum(entries);
            summary.set(word + "Amount", new Money(Math.abs(sum.cents()), sum.currency()).json());
            summary.put(word + "BookingEntry", kind.bookingEntry);
        }
    }

    private static String word(Entry.Kind kind) {
        return switch (kind) {
            case SALE -> "credit";
            case REFUND -> "refund";
            case LABEL -> "shippingLabel";
            case ADVERTISING -> "nonSaleCharge";
        };
    }

    static ObjectNode funds(Ledger ledger, List<Entry> unpaid, Instant now) {
        ObjectNode funds = Json.object();
        funds.set("totalFunds", ledger.sum(unpaid).json());
        funds.set("availableFunds", sum(ledger, unpaid, "FUNDS_AVAILABLE_FOR_PAYOUT", now));
        funds.set("fundsOnHold", sum(ledger, unpaid, "FUNDS_ON_HOLD", now));
        return funds.set("processingFunds", sum(ledger, unpaid, "FUNDS_PROCESSING", now));
    }

    private static ObjectNode sum(Ledger ledger, List<Entry> unpaid, String status, Instant now) {
        return ledger.sum(unpaid.stream()
                        .filter(entry -> entry.status(now).equals(status))
                        .toList())
                .json();
    }
}
