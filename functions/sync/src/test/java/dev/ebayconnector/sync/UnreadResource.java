package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A resource that is scheduled and never read. */
record UnreadResource(String name, Duration every) implements Resource<String> {

    @Override
    public Scope scope() {
        return Scope.ORDERS;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("toys", name);
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.empty();
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return List.of(new Slice.WholeList("toys"));
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byRecord(10);
    }

    @Override
    public RecordPage<String> page(SellerCall call, Slice slice, int limit, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String key(String toy) {
        return toy;
    }

    @Override
    public String raw(String toy) {
        return toy;
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<String> toys) {
        throw new UnsupportedOperationException();
    }
}
