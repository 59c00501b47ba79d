package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What happens in a run: as JSON, or as server-sent events (WHATWG HTML, 9.2). A Lambda behind API Gateway cannot stream, so
 * an answer holds what there is, or the first that comes within some seconds, and ends; an EventSource then connects
 * again by itself and names the last event that it has.
 */
@Controller("/api/ebay/sync/runs/{id}/events")
final class RunEventsController {

    /** API Gateway gives up after 30 seconds. */
    private static final int LONGEST_WAIT_SECONDS = 20;

    private static final int STREAM_LIMIT = 1000;
    private static final String RETRY = "retry: 1000\n\n";

    private final RunStore runs;
    private final RunEvents events;
    private final JsonMapper json;

    RunEventsController(RunStore runs, RunEvents events, JsonMapper json) {
        this.runs = runs;
        this.events = events;
        this.json = json;
    }

    /**
     * @param next  to be sent as {@code after}
     * @param ended whether the run has ended and nothing follows
     */
    @Serdeable
    record Answer(List<RunEventView> items, String next, boolean ended) {}

    @Get(produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
    HttpResponse<?> read(PathId id, HttpRequest<?> request) {
        return request.accept().contains(MediaType.TEXT_EVENT_STREAM_TYPE)
                ? stream(id, request)
                : HttpResponse.ok(list(id, request)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private Answer list(PathId id, HttpRequest<?> request) {
        var query = Query.of(request, "after", "limit", "wait");
        var after = query.parsed("after", "is not a next or an id of these events", RunPlace::of);
        var wait = query.number("wait", 0, 0, LONGEST_WAIT_SECONDS);
        int limit = query.limit();
        query.check();
        var batch = events.read(find(id), after.orElse(RunPlace.START), limit, Duration.ofSeconds(wait));
        return new Answer(batch.items(), batch.next().toString(), batch.ended());
    }

    /** 204 when nothing follows, which tells an EventSource not to connect again. */
    private HttpResponse<byte[]> stream(PathId id, HttpRequest<?> request) {
        var query = Query.of(request, "after", "wait");
        var after = query.parsed("after", "is not a next or an id of these events", RunPlace::of);
        var wait = query.number("wait", LONGEST_WAIT_SECONDS, 0, LONGEST_WAIT_SECONDS);
        query.check();
        var last = last(request);
        var batch = events.read(
                find(id), last == null ? after.orElse(RunPlace.START) : last, STREAM_LIMIT, Duration.ofSeconds(wait));
        if (batch.ended() && batch.items().isEmpty()) {
            return HttpResponse.noContent();
        }
        var text = new StringBuilder(RETRY);
        batch.items().forEach(item -> text.append(event(item)));
        return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
    }

    /** Null at the first connection. */
    private static RunPlace last(HttpRequest<?> request) {
        var header = request.getHeaders().get("Last-Event-ID");
        try {
            return header == null || header.isBlank() ? null : RunPlace.of(header.strip());
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("Last-Event-ID", "is not an id of these events");
        }
    }

    /** The data is one line, because JSON escapes line breaks. */
    private String event(RunEventView item) {
        try {
            return "id: " + item.id() + "\nevent: " + item.type() + "\ndata: " + json.writeValueAsString(item) + "\n\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID find(PathId id) {
        return runs.find(id.value())
                .orElseThrow(() -> HttpProblem.notFound("This run"))
                .id();
    }
}
