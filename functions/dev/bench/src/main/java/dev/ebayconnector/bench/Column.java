package dev.ebayconnector.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is measured of each subject. */
enum Column {
    /** From the start of the process to its first answer. */
    @JsonProperty("cold")
    COLD("cold", "ms", 5),

    /** The same with an ahead-of-time cache of the classes (JEP 514). */
    @JsonProperty("cached")
    CACHED("cold with AOT cache", "ms", 2.7),

    /** One answer of an instance that has answered hundreds. */
    @JsonProperty("warm")
    WARM("warm", "ms", 2),

    /** The slowest of a hundred warm answers; not judged, because a busy machine has too much part in it. */
    @JsonProperty("p99")
    P99("warm, p99", "ms", Double.NaN),

    /** Resident memory of the process after the warm answers. */
    @JsonProperty("memory")
    MEMORY("memory", "MB", Double.NaN),

    /** Processor time until the first answer, of all threads; it is the same on a busy machine. */
    @JsonProperty("cold_processor")
    COLD_PROCESSOR("cold, processor", "ms", Double.NaN),

    /** Processor time of one warm answer, the mean. */
    @JsonProperty("warm_processor")
    WARM_PROCESSOR("warm, processor", "ms", Double.NaN);

    /** The most memory that a function may use, in MB. */
    static final double MEMORY_GOAL = 150;

    private final String title;
    private final String unit;
    private final double goal;

    Column(String title, String unit, double goal) {
        this.title = title;
        this.unit = unit;
        this.goal = goal;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** Whether a function reaches its goal: a ratio to the plain handler, or an amount of memory. */
    boolean reached(double figure, double ratio) {
        return this == MEMORY ? figure <= MEMORY_GOAL : Double.isNaN(goal) || ratio <= goal;
    }
}
