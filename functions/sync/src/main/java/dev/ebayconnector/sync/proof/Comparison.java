package dev.ebayconnector.sync.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** eBay's figures of a check against what is stored. */
record Comparison(Provable figures, Progress progress, Figures ebay, Figures ours) {

    /**
     * @param complete    whether a sync has read everything that the check is about
     * @param quarantined records of the resource that could not be stored
     */
    record Progress(boolean complete, long quarantined) {}

    /**
     * A row of {@code sync_proofs}.
     *
     * @param currency empty for the counts
     */
    record Result(
            String currency,
            Long ebayCount,
            Long ourCount,
            BigDecimal ebayAmount,
            BigDecimal ourAmount,
            long missing,
            long surplus,
            long doubled,
            String state,
            String reason) {}

    /** The counts, then the sums of each currency that one side has. */
    List<Result> results() {
        var results = new ArrayList<Result>();
        results.add(counts());
        if (ebay.amounts().isPresent() && ours.amounts().isPresent()) {
            amounts(ebay.amounts().get(), ours.amounts().get(), results);
        }
        return results;
    }

    /** A double hides a record that is missing, so it does not count. */
    private Result counts() {
        long distinct = ours.count() - ours.doubled();
        long missing = Math.max(0, ebay.count() - distinct);
        long surplus = Math.max(0, distinct - ebay.count());
        boolean equal = missing == 0 && surplus == 0 && ours.doubled() == 0;
        var doubt = equal ? ebay.doubt() : doubt(missing, surplus);
        return new Result(
                "",
                ebay.count(),
                ours.count(),
                null,
                null,
                missing,
                surplus,
                ours.doubled(),
                state(equal, doubt),
                doubt.orElseGet(() -> equal ? null : hint()));
    }

    private void amounts(Map<String, BigDecimal> theirs, Map<String, BigDecimal> stored, List<Result> results) {
        var currencies = new TreeSet<>(theirs.keySet());
        currencies.addAll(stored.keySet());
        for (var currency : currencies) {
            var ebayAmount = theirs.getOrDefault(currency, BigDecimal.ZERO);
            var ourAmount = stored.getOrDefault(currency, BigDecimal.ZERO);
            boolean equal = ebayAmount.compareTo(ourAmount) == 0;
            var doubt = equal ? Optional.<String>empty() : notRead();
            results.add(new Result(
                    currency, null, null, ebayAmount, ourAmount, 0, 0, 0, state(equal, doubt), doubt.orElse(null)));
        }
    }

    /** Why a difference is no fault yet. */
    private Optional<String> doubt(long missing, long surplus) {
        if (missing == 0 && surplus > 0 && ours.doubled() == 0 && figures.keepsWhatIsGone()) {
            return Optional.of("The connector holds " + surplus
                    + " that eBay does not list any more; it keeps them, so the counts prove nothing.");
        }
        return notRead();
    }

    private Optional<String> notRead() {
        return progress.complete() ? Optional.empty() : Optional.of("No sync has read all of this yet.");
    }

    private static String state(boolean equal, Optional<String> doubt) {
        return doubt.isPresent() ? ProofRow.UNKNOWN : equal ? ProofRow.PROVEN : ProofRow.DIFFERS;
    }

    /** What may explain a difference; null if nothing does. */
    private String hint() {
        if (progress.quarantined() > 0) {
            return progress.quarantined() + " records of this resource are in quarantine.";
        }
        return figures.byDay()
                ? null
                : "eBay counts now, the rows are of the last sync; a sync may bring them together.";
    }
}
