-- How long the invocations of each function took, one row for each hour of the day (slot, UTC). The same hour of the next day
-- takes the row over, so that a function has 24 rows at most. buckets counts durations by size (DurationBuckets).
CREATE TABLE function_times (
    function_name text        NOT NULL,
    slot          smallint    NOT NULL,
    hour          timestamptz NOT NULL,
    buckets       integer[]   NOT NULL,
    PRIMARY KEY (function_name, slot)
);
