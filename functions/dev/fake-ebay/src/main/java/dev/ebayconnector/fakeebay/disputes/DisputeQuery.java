package dev.ebayconnector.fakeebay.disputes;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Parameters;
import dev.ebayconnector.fakeebay.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a call of getPaymentDisputeSummaries asks for, kept to eBay's rules; whatever breaks them is 33001. */
record DisputeQuery(Predicate<Dispute> filter, int limit, int offset) {
    private static final Set<String> STATUSES = Set.of("OPEN", "ACTION_NEEDED", "CLOSED");
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int MONTHS = 18;
    private static final int MOST_LIMIT = 200;

    static Checked<DisputeQuery> parse(Request request, Instant now) {
        Parameters query = request.query();
        int limit = number(query.find("limit"), MOST_LIMIT);
        int offset = number(query.find("offset"), 0);
        if (limit < 1 || limit > MOST_LIMIT || offset < 0) {
            return refused("limit or offset");
        }
        Optional<String> order = query.find("order_id");
        if (order.isPresent()) {
            return Checked.passed(new DisputeQuery(dispute -> dispute.orderId().equals(order.get()), limit, offset));
        }
        Set<String> statuses = statuses(request.rawQuery());
        if (!STATUSES.containsAll(statuses)) {
            return refused("payment_dispute_status");
        }
        Predicate<Dispute> wanted =
                dispute -> (statuses.isEmpty() || statuses.contains(dispute.status())) && buyer(query, dispute);
        return period(query, now).then(period -> Checked.passed(new DisputeQuery(wanted.and(period), limit, offset)));
    }

    private static boolean buyer(Parameters query, Dispute dispute) {
        return query.find("buyer_username")
                .filter(name -> !name.equals(dispute.buyer()))
                .isEmpty();
    }

    /** Of a repeated name every value counts. */
    private static Set<String> statuses(String rawQuery) {
        String name = "payment_dispute_status=";
        return Arrays.stream((rawQuery == null ? "" : rawQuery).split("&"))
                .filter(pair -> pair.startsWith(name))
                .map(pair -> URLDecoder.decode(pair.substring(name.length()), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private static Checked<Predicate<Dispute>> period(Parameters query, Instant now) {
        try {
            Optional<Instant> from = query.find("open_date_from").map(Instant::parse);
            Optional<Instant> to = query.find("open_date_to").map(Instant::parse);
            if (from.isEmpty() && to.isEmpty()) {
                return Checked.passed(dispute -> true);
            }
            Instant end = to.orElseGet(() -> earlier(from.get().plus(LONGEST), now));
            Instant start = from.orElseGet(() -> end.minus(LONGEST));
            Instant earliest = now.atZone(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
            if (start.isAfter(end) || end.isAfter(now) || start.plus(LONGEST).isBefore(end)) {
                return refused("open_date_from and open_date_to");
            }
            return start.isBefore(earliest)
                    ? refused("open_date_from")
                    : Checked.passed(dispute -> !dispute.openedAt().isBefore(start)
                            && !dispute.openedAt().isAfter(end));
        } catch (DateTimeParseException e) {
            return refused("open_date_from or open_date_to");
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int number(Optional<String> text, int byDefault) {
        return text.isEmpty() ? byDefault : text.get().matches("\\d{1,9}") ? Integer.parseInt(text.get()) : -1;
    }

    private static <T> Checked<T> refused(String what) {
        return Checked.refused(ApiErrors.fulfillment(33001, "Invalid input request: " + what));
    }
}
