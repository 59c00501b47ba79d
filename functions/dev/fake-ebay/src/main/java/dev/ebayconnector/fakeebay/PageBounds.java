package dev.ebayconnector.fakeebay;

import java.util.OptionalInt;

/** Which records a page holds and which pages lie beside it, faults of paging included. */
public record PageBounds(int offset, int records, OptionalInt next, OptionalInt previous) {

    static PageBounds of(OrderPageQuery.ByFilter query, int total, Request request) {
        return of(query.limit(), query.offset(), total, request);
    }

    public static PageBounds of(int limit, int asked, int total, Request request) {
        int offset = request.suffers(FaultKind.REPEAT_LAST_PAGE) ? Math.max(0, asked - limit) : asked;
        int records = request.suffers(FaultKind.SHORT_PAGE) ? Math.max(1, limit / 2) : limit;
        long end = (long) offset + records;
        return new PageBounds(
                offset,
                records,
                end < total ? OptionalInt.of((int) end) : OptionalInt.empty(),
                offset > 0 ? OptionalInt.of(Math.max(0, offset - limit)) : OptionalInt.empty());
    }
}
