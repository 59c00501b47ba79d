package dev.ebayconnector.core.metrics;

/** Everything that is measured, by the name, unit and dimension that CloudWatch shows. All have the dimension Function. */
public enum Metric {
    /** Requests, messages' batches or schedules' events that the function handled. */
    INVOCATIONS("Invocations", Unit.COUNT, Kind.SUM),
    /** Those of them that ended with an exception or a status of 500 or more. */
    FAILURES("Failures", Unit.COUNT, Kind.SUM),
    /** How long each took, start of the function excluded. */
    DURATION("Duration", Unit.MILLISECONDS, Kind.VALUES),
    /** How long each borrower waited for a database connection, connecting and the check of the connection included. */
    POOL_WAIT("PoolWait", Unit.MILLISECONDS, Kind.VALUES),
    /** Connections to the database that were opened. */
    CONNECTS("Connects", Unit.COUNT, Kind.SUM),
    /** Access tokens that eBay renewed. */
    REFRESHES("Refreshes", Unit.COUNT, Kind.SUM),
    /** Events of level WARN and ERROR. */
    PROBLEMS("Problems", Unit.COUNT, Kind.SUM, "Event"),
    /** Events that could not be stored; the function's log has them. */
    LOST_EVENTS("LostEvents", Unit.COUNT, Kind.SUM),
    /** Calls of eBay that count towards a quota, attempts that were repeated included. */
    EBAY_CALLS("EbayCalls", Unit.COUNT, Kind.SUM, "Resource"),
    /** Records of eBay that were new or had changed. */
    ROWS_STORED("RowsStored", Unit.COUNT, Kind.SUM, "Resource"),
    /** Calls that are left of eBay's quota until it is given anew. */
    QUOTA_LEFT("QuotaLeft", Unit.COUNT, Kind.LAST, "Api"),
    /** How long the oldest run that no worker has taken up is waiting for one. */
    OLDEST_QUEUED_RUN("OldestQueuedRun", Unit.SECONDS, Kind.LAST),
    /** Days until the first consent of a connected seller ends. */
    CONSENT_DAYS_LEFT("ConsentDaysLeft", Unit.COUNT, Kind.LAST),
    /** Alerts that a receiver has taken. */
    ALERTS_DELIVERED("AlertsDelivered", Unit.COUNT, Kind.SUM),
    /** Alerts that no attempt of three days delivered. */
    ALERTS_GIVEN_UP("AlertsGivenUp", Unit.COUNT, Kind.SUM),
    /** How long the oldest alert waits for a receiver that is not paused. */
    OLDEST_ALERT("OldestWaitingAlert", Unit.SECONDS, Kind.LAST);

    /** CloudWatch's names of units (MetricDatum). */
    enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds"),
        SECONDS("Seconds");

        final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    /** What becomes of several values within one line. */
    enum Kind {
        SUM,
        /** Each is kept, because percentiles are wanted. */
        VALUES,
        LAST
    }

    final String text;
    final Unit unit;
    final Kind kind;
    /** Besides the function; null if there is none. */
    final String dimension;

    Metric(String text, Unit unit, Kind kind) {
        this(text, unit, kind, null);
    }

    Metric(String text, Unit unit, Kind kind, String dimension) {
        this.text = text;
        this.unit = unit;
        this.kind = kind;
        this.dimension = dimension;
    }

    /** The name in CloudWatch. */
    public String text() {
        return text;
    }

    /** Whether its last value counts; the values of others are added up. */
    public boolean isGauge() {
        return kind == Kind.LAST;
    }
}
