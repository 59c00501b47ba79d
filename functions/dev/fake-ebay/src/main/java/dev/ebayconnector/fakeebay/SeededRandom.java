package dev.ebayconnector.fakeebay;

import java.util.List;
import java.util.SplittableRandom;

/** Random values that are the same for the same seed, seller, order and purpose. */
public final class SeededRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    public SeededRandom(long seed, Seller seller, int index, int purpose) {
        this.random = new SplittableRandom(((seed * 31 + seller.userId().hashCode()) * 31 + index) * GOLDEN + purpose);
    }

    public double fraction() {
        return random.nextDouble();
    }

    /** From low to high, both included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public long digits(int count) {
        long ceiling = (long) Math.pow(10, count);
        return random.nextLong(ceiling / 10, ceiling);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
