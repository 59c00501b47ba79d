package dev.ebayconnector.sync.proof;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The proof of a resource, run by the engine like a resource of its own: a check is a slice with one record, eBay's
 * figures, and writing it compares them with what is stored. So a proof has a queue, a lease, STOP, parking, a quota and a
 * schedule as every run does.
 */
public final class ProofResource implements Resource<Proof> {

    private static final String PREFIX = "proof:";

    private final Resource<?> proven;
    private final Provable figures;
    private final ProofStore store;
    private final ProofWriter writer = new ProofWriter();
    private final Clock clock;

    private ProofResource(Resource<?> proven, Provable figures, ProofStore store, Clock clock) {
        this.proven = proven;
        this.figures = figures;
        this.store = store;
        this.clock = clock;
    }

    /** The proofs of those resources of which eBay counts something. */
    public static List<ProofResource> all(Resources resources, ProofStore store, Clock clock) {
        return Arrays.stream(resources.names())
                .flatMap(name -> resources.find(name).stream())
                .flatMap(resource -> of(resource, store, clock).stream())
                .toList();
    }

    private static Optional<ProofResource> of(Resource<?> resource, ProofStore store, Clock clock) {
        return resource instanceof Provable provable && provable.provable()
                ? Optional.of(new ProofResource(resource, provable, store, clock))
                : Optional.empty();
    }

    /** The name of the proof of a resource, such as {@code proof:orders}. */
    public static String name(String resource) {
        return PREFIX + resource;
    }

    public Resource<?> proven() {
        return proven;
    }

    public boolean byDay() {
        return figures.byDay();
    }

    /** The slices that check the days; of a list without dates, the one that there is. */
    public List<Slice> checks(List<LocalDate> days) {
        return byDay() ? days.stream().<Slice>map(day -> Check.of(day).slice()).toList() : List.of(Check.whole());
    }

    /** The slices of the proven resource that read the days again. */
    public List<Slice> repairs(List<LocalDate> days) {
        return days.stream().map(day -> figures.repair(Check.of(day))).toList();
    }

    @Override
    public String name() {
        return name(proven.name());
    }

    @Override
    public String switchedBy() {
        return proven.name();
    }

    @Override
    public Scope scope() {
        return proven.scope();
    }

    @Override
    public QuotaName quota() {
        return proven.quota();
    }

    /** A day that is proven tomorrow does less harm than an order that is read tomorrow. */
    @Override
    public boolean deferrable() {
        return true;
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public boolean nightly() {
        return true;
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return proven.earliest(now);
    }

    /** Without a period, what the schedule checks tonight. */
    @Override
    public List<Slice> plan(PlanRequest request) {
        if (!byDay()) {
            return checks(List.of());
        }
        var days = request.from().isEmpty() && request.to().isEmpty()
                ? ProofDays.tonight(request.now(), store.open(request.accountId(), proven.name()))
                : asked(request);
        var earliest = earliest(request.now()).map(Check::day).orElse(LocalDate.EPOCH);
        return checks(days.stream().filter(day -> day.isAfter(earliest)).toList());
    }

    private static List<LocalDate> asked(PlanRequest request) {
        var last = ProofDays.last(request.now());
        var to = request.to().map(Check::day).filter(last::isAfter).orElse(last);
        return ProofDays.between(
                request.from().map(Check::day).orElseGet(() -> to.minusDays(ProofDays.USUAL - 1L)), to);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byPage(1);
    }

    @Override
    public RecordPage<Proof> page(SellerCall call, Slice slice, int limit, int offset) {
        var proof = new Proof(slice, figures.ebay(call, Check.of(slice, clock.instant())));
        return new RecordPage<>(1, List.of(proof), List.of(), OptionalInt.empty(), null);
    }

    @Override
    public String key(Proof proof) {
        return proof.slice().toString();
    }

    @Override
    public String raw(Proof proof) {
        return "{\"count\":" + proof.ebay().count() + "}";
    }

    /** Each check counts as updated: a schedule reads less often what brings nothing new, and a proof always brings one. */
    @Override
    public WriteReport write(Connection connection, WriteContext context, List<Proof> proofs) throws SQLException {
        for (var proof : proofs) {
            var check = Check.of(proof.slice(), context.now());
            writer.write(connection, context, proven.name(), figures, check, proof.ebay());
        }
        return new WriteReport(0, proofs.size(), 0);
    }
}
