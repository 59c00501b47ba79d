package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.Messages;
import dev.ebayconnector.ebay.messages.Messages.MessageList;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a period into windows of the lists that can be limited by time; a list that cannot is read whole each time.
 * Later runs begin at the watermark minus an overlap, because eBay does not document how late its index is.
 */
final class MessagePlanner {

    /** Before eBay's first message. */
    private static final Instant ANY = Instant.parse("1995-09-01T00:00:00Z");

    private static final Duration OVERLAP = Duration.ofMinutes(30);
    private static final Duration BEHIND_NOW = Duration.ofSeconds(10);

    private MessagePlanner() {}

    static List<Slice> plan(Messages messages, PlanRequest request) {
        var latest = request.now().minus(BEHIND_NOW);
        var end = request.to().filter(latest::isAfter).orElse(latest);
        var start = start(messages, request);
        if (!start.isBefore(end)) {
            return List.of();
        }
        return messages.lists().stream()
                .flatMap(list -> slices(list, start, end).stream())
                .toList();
    }

    private static Instant start(Messages messages, PlanRequest request) {
        var earliest = messages.earliest(request.now()).orElse(ANY);
        var wanted = request.from()
                .orElseGet(() -> request.full()
                        ? earliest
                        : request.watermark().map(mark -> mark.minus(OVERLAP)).orElse(earliest));
        return wanted.isBefore(earliest) ? earliest : wanted;
    }

    private static List<Slice> slices(MessageList list, Instant start, Instant end) {
        if (list.longest().isEmpty()) {
            return List.of(new Slice.WholeList(list.name()));
        }
        var longest = list.longest().get();
        var windows = new ArrayList<Slice>();
        for (var from = start; from.isBefore(end); from = from.plus(longest)) {
            var to = from.plus(longest);
            windows.add(new Slice.Period(list.name(), from, to.isBefore(end) ? to : end));
        }
        return windows;
    }
}
