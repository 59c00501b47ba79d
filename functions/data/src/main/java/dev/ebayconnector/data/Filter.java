package dev.ebayconnector.data;

/**
 * What callers may narrow a list by. An index must serve it, see {@code QueryPlanTest}.
 *
 * @param condition SQL with one {@code ?}; of a flag without it, of a person with three
 * @param needs     the filter that must be given with this one; null if it stands alone
 */
record Filter(String name, Kind kind, String condition, String needs) {

    static Filter account(String condition) {
        return new Filter("account_id", Kind.UUID, condition, null);
    }

    static Filter text(String name, String condition) {
        return new Filter(name, Kind.TEXT, condition, null);
    }

    /**
     * A person's name, of which a hash is stored.
     *
     * @param hash  the column with the hash
     * @param plain the column in which an earlier release stored the name
     */
    static Filter person(String name, String hash, String plain) {
        return new Filter(name, Kind.PERSON, "(" + hash + " = ? OR " + hash + " = ? OR " + plain + " = ?)", null);
    }

    static Filter moment(String name, String condition) {
        return new Filter(name, Kind.MOMENT, condition, null);
    }

    static Filter flag(String name, String condition) {
        return new Filter(name, Kind.FLAG, condition, null);
    }

    /** An amount, which means something in one currency only. */
    static Filter amount(String name, String condition) {
        return new Filter(name, Kind.AMOUNT, condition, "currency");
    }
}
