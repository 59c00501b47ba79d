package dev.ebayconnector.fakeebay;

import java.util.List;
import java.util.stream.IntStream;

/** The orders a filter found, by index, counted from the newest. */
sealed interface Selection {
    int size();

    int at(int position);

    default List<Integer> page(int offset, int limit) {
        int end = (int) Math.min(size(), (long) offset + limit);
        return IntStream.range(Math.min(offset, end), end).mapToObj(this::at).toList();
    }

    static Selection picked(IntStream rising) {
        return new Picked(rising.toArray());
    }

    /** Orders that stand side by side. */
    record Run(int from, int to) implements Selection {
        @Override
        public int size() {
            return to - from;
        }

        @Override
        public int at(int position) {
            return to - 1 - position;
        }
    }

    /** Orders picked one by one, in rising order. */
    record Picked(int[] indexes) implements Selection {
        @Override
        public int size() {
            return indexes.length;
        }

        @Override
        public int at(int position) {
            return indexes[indexes.length - 1 - position];
        }
    }
}
