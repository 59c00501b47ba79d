package dev.ebayconnector.fakeebay;

import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Order ids in eBay's form that look random, yet lead back to the index they were made from. */
final class OrderIds {
    private static final Pattern FORM = Pattern.compile("\\d{2}-\\d{5}-\\d{5}");
    private static final BigInteger SPACE = BigInteger.TEN.pow(10);
    private static final BigInteger STEP = BigInteger.valueOf(7_368_787_013L);
    private static final BigInteger BACK = STEP.modInverse(SPACE);
    private static final int FIRST_PREFIX = 11;

    private final int prefix;
    private final BigInteger shift;
    private final int orders;

    OrderIds(long seed, Seller seller, int orders) {
        this.prefix = FIRST_PREFIX + seller.number();
        this.shift = BigInteger.valueOf(seed).mod(SPACE);
        this.orders = orders;
    }

    static boolean wellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    String idOf(int index) {
        long code =
                BigInteger.valueOf(index).multiply(STEP).add(shift).mod(SPACE).longValue();
        return "%02d-%05d-%05d".formatted(prefix, code / 100_000, code % 100_000);
    }

    OptionalInt indexOf(String id) {
        if (!wellFormed(id) || Integer.parseInt(id.substring(0, 2)) != prefix) {
            return OptionalInt.empty();
        }
        BigInteger code = new BigInteger(id.substring(3).replace("-", ""));
        long index = code.subtract(shift).multiply(BACK).mod(SPACE).longValue();
        return index < orders ? OptionalInt.of((int) index) : OptionalInt.empty();
    }
}
