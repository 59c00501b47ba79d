package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.schedule.Schedule;
import dev.ebayconnector.sync.schedule.ScheduleListStore;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import dev.ebayconnector.sync.schedule.ScheduleStore;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.util.Map;

/** Shows schedules and changes them. */
@Controller("/api/ebay/sync/schedules")
final class SchedulesController {

    private final ScheduleStore schedules;
    private final ScheduleListStore lists;
    private final ScheduleSettings settings;
    private final AccountStore accounts;
    private final Resources resources;
    private final EventLog events;
    private final Clock clock;

    SchedulesController(
            ScheduleStore schedules,
            ScheduleListStore lists,
            ScheduleSettings settings,
            AccountStore accounts,
            Resources resources,
            EventLog events,
            Clock clock) {
        this.schedules = schedules;
        this.lists = lists;
        this.settings = settings;
        this.accounts = accounts;
        this.resources = resources;
        this.events = events;
        this.clock = clock;
    }

    @Get
    Page<ScheduleView> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "resource", "limit", "next");
        var account = query.uuid("account_id").orElse(null);
        var resource = query.oneOf("resource", resources.runNames()).orElse(null);
        var page = query.page(ScheduleKey::of);
        query.check();
        var rows = lists.list(account, resource, page.afterValues(), page.rows());
        return page.page(rows, this::view, row -> new ScheduleKey(row.accountId(), row.resource()));
    }

    /** A member that is left out stays as it is. A schedule that does not exist yet begins with the defaults. */
    @Put("/{id}/{resource}")
    ScheduleView change(
            PathId id,
            @PathVariable("resource") String name,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var change = ScheduleChange.read(body);
        var resource = SwitchedOn.ofSchedule(resources, name);
        var account = accounts.find(id.value()).orElseThrow(() -> HttpProblem.notFound("This account"));
        var user = SignedIn.of(authentication);
        var before = lists.find(account.id(), resource.name());
        schedules.change(
                account.id(),
                resource.name(),
                change.everySeconds()
                        .orElseGet(() -> before.map(Schedule::everySeconds).orElseGet(() -> seconds(resource))),
                change.paused().orElseGet(() -> before.map(Schedule::paused).orElse(false)),
                change.adaptive().orElseGet(() -> before.map(Schedule::adaptive).orElse(true)),
                user.email(),
                clock.instant());
        var after = lists.find(account.id(), resource.name()).orElseThrow();
        events.record(changed(after, requestId).user(user.id()));
        return view(after);
    }

    private static Event changed(Schedule schedule, RequestId requestId) {
        var minutes = ScheduleView.minutes(schedule.everySeconds());
        var what = schedule.paused() ? "is paused" : "is every " + minutes + " minutes";
        return Event.info(
                        "sync.schedule_changed", "The schedule of " + schedule.resource() + " " + what + ".", requestId)
                .account(schedule.accountId())
                .detail("resource", schedule.resource())
                .detail("every_minutes", minutes)
                .detail("paused", schedule.paused())
                .detail("adaptive", schedule.adaptive());
    }

    private ScheduleView view(Schedule schedule) {
        boolean on =
                resources.ofRun(schedule.resource()).filter(resources::isOn).isPresent();
        return ScheduleView.of(schedule, settings, on);
    }

    private static int seconds(Resource<?> resource) {
        return Math.toIntExact(resource.every().toSeconds());
    }
}
