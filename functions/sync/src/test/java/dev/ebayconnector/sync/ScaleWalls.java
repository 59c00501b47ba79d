package dev.ebayconnector.sync;

import dev.ebayconnector.sync.ScaleReport.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What limits the number of accounts, each with what it uses of it and the setting that moves it. A use is that of a day of 24
 * hours. For a quota it is what all slots would call if none had to wait, if every run brought something new.
 */
final class ScaleWalls {

    /** Published by eBay as "API call limits"; the smallest where it lists none. */
    private static final Map<String, Long> LIMITS = Map.of(
            "sell/fulfillment", 100_000L,
            "sell/finances", 15_000L,
            "sell/inventory", 2_000_000L,
            "commerce/message", 5_000L);

    private static final Map<String, String> QUOTA_OF = Map.of(
            "orders", "sell/fulfillment",
            "disputes", "sell/fulfillment",
            "transactions", "sell/finances",
            "inventory", "sell/inventory",
            "offers", "sell/inventory",
            "messages", "commerce/message");

    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int PERCENT = 100;
    private static final double NOT_URGENT = 0.9;

    private final ScaleSettings settings;
    private final List<Wall> walls = new ArrayList<>();

    ScaleWalls(ScaleSettings settings) {
        this.settings = settings;
    }

    private record Wall(String name, double used, double limit, String setting) {

        double share() {
            return used / limit;
        }
    }

    /** The calls of a day that the connector may make. */
    static long share(String api, ScaleSettings settings) {
        return LIMITS.getOrDefault(api, 5_000L) * settings.share() / PERCENT;
    }

    /** Only orders use the share up; the others stop at nine tenths of it. */
    private double usable(String api) {
        return api.equals(QUOTA_OF.get("orders")) ? share(api, settings) : share(api, settings) * NOT_URGENT;
    }

    void quotas(List<ScaleFigures.OfResource> resources) {
        var wanted = new HashMap<String, Double>();
        for (var resource : resources) {
            wanted.merge(
                    QUOTA_OF.get(resource.name()),
                    resource.callsEach() * settings.accounts() * DAY_SECONDS / resource.everySeconds(),
                    Double::sum);
        }
        wanted.forEach((api, calls) -> walls.add(new Wall(
                "calls of " + api + " a day",
                calls,
                usable(api),
                "every_seconds of the schedules, SYNC_QUOTA_SHARE_PERCENT, eBay's limit")));
    }

    void workers(double busy) {
        walls.add(
                new Wall("workers busy", busy, settings.workers(), "the row SyncWorker of Instances in template.yaml"));
    }

    void starts(double most) {
        walls.add(new Wall("runs started in a minute", most, ScaleSettings.STARTS_A_MINUTE, "SYNC_STARTS_PER_MINUTE"));
    }

    void pass(double seconds) {
        walls.add(new Wall(
                "seconds of a pass of the scheduler",
                seconds,
                ScaleSettings.SCHEDULER_TIMEOUT.toSeconds(),
                "SYNC_STARTS_PER_MINUTE, or the scheduler's Timeout"));
    }

    /** The nearest first. */
    void report(ScaleReport report) {
        walls.sort(Comparator.comparingDouble(Wall::share).reversed());
        report.part("Walls, the nearest first: use against limit, and how many accounts fit");
        for (var wall : walls) {
            report.add(wall.name(), wall.used(), "of %,.0f".formatted(wall.limit()), How.COMPUTED);
            report.add("  accounts that fit", (long) (settings.accounts() / wall.share()), "accounts", How.COMPUTED);
        }
        report.add("first wall", walls.getFirst().name(), "", How.COMPUTED);
        report.add("what moves it", walls.getFirst().setting(), "", How.COMPUTED);
    }
}
