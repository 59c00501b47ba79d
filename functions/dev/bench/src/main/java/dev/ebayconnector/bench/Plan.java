package dev.ebayconnector.bench;

/**
 * How often what is done, always one subject after the other, so that what disturbs the machine disturbs all.
 *
 * @param coldStarts   of each subject
 * @param cachedStarts of each subject, with the cache that a training run has written
 * @param warmUp       answers of an instance before it counts as warm
 * @param batches      of warm answers
 * @param statistic    what is reported of several starts, and of several batches
 */
record Plan(int coldStarts, int cachedStarts, int warmUp, int batches, int batchSize, Statistic statistic) {

    static final Plan FULL = new Plan(7, 7, 300, 10, 100, Statistic.MEDIAN);

    /** With few starts on a busy machine the best is the steadiest figure. */
    static final Plan QUICK = new Plan(4, 0, 200, 8, 150, Statistic.BEST);
}
