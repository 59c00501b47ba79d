package dev.ebayconnector.packaging;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lambda expressions and concatenations of every kind; each method that takes nothing is one, and says what came of it. */
public class Samples {

    private final String name;

    Samples(String name) {
        this.name = name;
    }

    private String secret(int number) {
        return name + number;
    }

    private static long sum(List<? extends Number> numbers) {
        return numbers.stream().mapToLong(Number::longValue).sum();
    }

    static String capturesEveryPrimitive() {
        boolean flag = true;
        byte small = 1;
        short shorter = 2;
        char letter = 'c';
        int number = 4;
        long large = 5L;
        float part = 0.5f;
        double exact = 0.25;
        String text = null;
        Supplier<String> all = () -> flag + "," + small + shorter + letter + number + large + part + exact + text;
        return all.get();
    }

    static String capturesWideValuesBetweenNarrowOnes() {
        long first = Long.MAX_VALUE;
        int second = 2;
        double third = 3;
        BiFunction<Integer, Long, String> all =
                (one, two) -> first + ":" + second + ":" + third + ":" + one + ":" + two;
        return all.apply(1, 2L);
    }

    static String boxesAndUnboxes() {
        Function<Integer, Integer> boxed = number -> number + 1;
        IntFunction<Integer> half = number -> number * 2;
        ToIntFunction<Integer> other = number -> number - 1;
        LongFunction<Long> same = Long::valueOf;
        Predicate<Boolean> not = flag -> !flag;
        return "" + boxed.apply(1) + half.apply(2) + other.applyAsInt(3) + same.apply(4) + not.test(true);
    }

    static String widens() {
        ToLongFunction<Integer> fromReference = Integer::intValue;
        ToLongFunction<Integer> fromBox = Samples::twice;
        DoubleSupplier fromInt = "four"::length;
        Function<Short, Object> fromShort = Samples::square;
        return "" + fromReference.applyAsLong(1) + fromBox.applyAsLong(2) + fromInt.getAsDouble()
                + fromShort.apply((short) 3);
    }

    private static Integer twice(int number) {
        return number * 2;
    }

    private static int square(int number) {
        return number * number;
    }

    static String dropsResults() {
        var texts = new ArrayList<String>();
        Consumer<String> add = texts::add;
        Consumer<List<Integer>> wide = Samples::sum;
        Runnable made = StringBuilder::new;
        add.accept("a");
        wide.accept(List.of(1));
        made.run();
        return texts.toString();
    }

    static String makesObjectsAndArrays() {
        Function<String, Samples> one = Samples::new;
        IntFunction<int[]> numbers = int[]::new;
        var texts = Stream.of("b", "a").sorted(Comparator.reverseOrder()).toArray(String[]::new);
        return one.apply("x").secret(1) + numbers.apply(3).length + texts[0];
    }

    static String callsPrivateMethods() {
        var samples = new Samples("n");
        IntFunction<String> bound = samples::secret;
        BiFunction<Samples, Integer, String> unbound = Samples::secret;
        return bound.apply(1) + unbound.apply(samples, 2) + samples.own().get();
    }

    private Supplier<String> own() {
        return () -> secret(3) + this.name;
    }

    static String callsInterfaces() {
        Function<List<?>, Integer> size = List::size;
        Supplier<Integer> bound = List.of(1, 2)::size;
        return "" + size.apply(List.of(1)) + bound.get() + new Sized() {}.described() + Sized.made();
    }

    interface Sized {
        default String described() {
            Supplier<String> inner = () -> "sized " + hidden(1);
            return inner.get();
        }

        private String hidden(int number) {
            IntUnaryOperator next = value -> value + number;
            return "h" + next.applyAsInt(number);
        }

        static String made() {
            Callable<String> callable = () -> "static";
            try {
                return callable.call();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    static String nests() {
        Function<Integer, Function<Integer, Supplier<Integer>>> deep = one -> two -> () -> one * 10 + two;
        return new Inner().outer() + deep.apply(1).apply(2).get();
    }

    static class Inner {
        private static final class Deeper {
            private String hidden() {
                Supplier<String> text = () -> new Samples("deep").secret(7);
                return text.get();
            }
        }

        String outer() {
            Supplier<String> text = () -> new Deeper().hidden();
            return text.get();
        }
    }

    static String isOneObjectIfItCapturesNothing() {
        var made = IntStream.range(0, 3)
                .mapToObj(ignored -> identity())
                .map(System::identityHashCode)
                .collect(Collectors.toSet());
        return "" + made.size();
    }

    private static UnaryOperator<String> identity() {
        return text -> text;
    }

    static String throwsWhatTheBodyThrows() {
        Callable<String> failing = () -> {
            throw new IOException("body");
        };
        try {
            return failing.call();
        } catch (Exception thrown) {
            return thrown.toString();
        }
    }

    static String refusesWhatIsOfAnotherType() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Function<Object, Object> length = (Function) (Function<String, Integer>) String::length;
        try {
            return "" + length.apply(1);
        } catch (ClassCastException refused) {
            return "refused";
        }
    }

    static String concatenates() {
        char[] letters = {'a'};
        Object nothing = null;
        var tags = "\u0001\u0002" + letters.length;
        return "<" + nothing + (byte) 1 + (short) 2 + 'c' + 4 + 5L + 0.5f + 0.25 + true + List.of(1) + tags + ">";
    }

    static String refersToSuper() {
        return new Child().parents().get();
    }

    private static final class Child extends Samples {
        Child() {
            super("child");
        }

        Supplier<String> parents() {
            return super::described;
        }

        @Override
        String described() {
            return "child's";
        }
    }

    String described() {
        return "parent's";
    }

    /** Keeps its instruction. */
    static String canBeSerialized() {
        Supplier<String> text = (Supplier<String> & Serializable) () -> "serializable";
        return text.get() + (text instanceof Serializable);
    }
}
