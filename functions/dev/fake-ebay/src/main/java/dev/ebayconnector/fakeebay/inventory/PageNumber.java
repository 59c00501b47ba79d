package dev.ebayconnector.fakeebay.inventory;

import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Parameters;
import dev.ebayconnector.fakeebay.Request;

/**
 * A page as the Inventory API counts them.
 *
 * @param number from 0; the parameter is called offset all the same
 */
record PageNumber(int limit, int number) {

    private static final int MOST_LIMIT = 200;

    static Checked<PageNumber> of(Request request, int defaultLimit) {
        var query = request.query();
        int limit = number(query, "limit", defaultLimit);
        int number = number(query, "offset", 0);
        return limit >= 1 && limit <= MOST_LIMIT && number >= 0
                ? Checked.passed(new PageNumber(limit, number))
                : Checked.refused(InventoryErrors.pagination());
    }

    long first() {
        return (long) number * limit;
    }

    int pages(int total) {
        return (total + limit - 1) / limit;
    }

    /** A path without a host, as the Inventory API links its pages. */
    String link(String path, int other) {
        return path + "offset=" + other + "&limit=" + limit;
    }

    private static int number(Parameters query, String name, int byDefault) {
        var text = query.find(name).orElse(String.valueOf(byDefault));
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    }
}
