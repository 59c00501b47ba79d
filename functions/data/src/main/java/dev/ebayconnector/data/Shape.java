package dev.ebayconnector.data;

/** How much of each record is read. */
enum Shape {
    LISTED,
    WITH_RAW,
    WITH_DETAILS;

    boolean raw() {
        return this != LISTED;
    }
}
