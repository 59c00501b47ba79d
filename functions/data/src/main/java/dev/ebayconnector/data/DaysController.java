package dev.ebayconnector.data;

import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/ebay/{resource}/days}: figures for each UTC day, for charts. */
@Controller("/api/ebay")
final class DaysController {

    private static final int DAYS = 400;
    private static final Duration STANDARD = Duration.ofDays(30);

    private final DayStore store;
    private final Clock clock;

    DaysController(DayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Get("/{resource}/days")
    HttpResponse<String> days(HttpRequest<?> request, String resource) {
        var records = Resources.named(resource);
        if (records.days().isEmpty()) {
            throw HttpProblem.notFound("A summary of " + records.name() + " by day");
        }
        var query = Query.of(request, Stream.of("account_id", "from", "to"));
        var account = query.uuid("account_id").orElse(null);
        var to = query.instant("to").orElseGet(clock::instant);
        var from = query.instant("from").orElseGet(() -> to.minus(STANDARD));
        check(query, from, to);
        var days = store.days(records.days(), account, from, to);
        return RecordsController.json(
                days.stream().map(RecordJson::of).collect(Collectors.joining(",", "{\"items\":[", "],\"next\":null}")));
    }

    private static void check(Query query, Instant from, Instant to) {
        query.check();
        if (!from.isBefore(to)) {
            query.refuse("from", "must be before to");
        } else if (Duration.between(from, to).compareTo(Duration.ofDays(DAYS)) > 0) {
            query.refuse("from", "must be at most " + DAYS + " days before to");
        }
        query.check();
    }
}
