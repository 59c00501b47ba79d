package dev.ebayconnector.data;

/**
 * An order of a list, which callers may ask for in both directions. Rows of the same value are in the order of the key. An
 * index must begin with the column and continue with the key.
 *
 * @param column never NULL; without one, the list is in the order of the key
 * @param steady whether the value of a record never changes, so that an export in this order misses none
 * @param needs  the filter that must be given with this order; null if none
 */
record Order(String name, Column column, boolean steady, String needs) {

    /** By a moment that stays the same. */
    static Order moment(String name, String column) {
        return new Order(name, new Column(name, Kind.MOMENT, column), true, null);
    }

    /** By a moment that changes with the record. */
    static Order changing(String name, String column) {
        return new Order(name, new Column(name, Kind.MOMENT, column), false, null);
    }

    /** By an amount, which can be compared in one currency only. */
    static Order amount(String name, String column) {
        return new Order(name, new Column(name, Kind.AMOUNT, column), false, "currency");
    }

    /** By the key alone: by account and then by id. */
    static Order key(String name) {
        return new Order(name, null, true, null);
    }
}
