package dev.ebayconnector.local.mainjob;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app (RFC 6238), written from the standard. */
record TotpApp(String secret) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;

    /** @param steps after the one of now; a code is accepted one step early */
    String code(int steps) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key(), "RAW"));
        long step = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
        var hash = ByteBuffer.wrap(
                mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
        int offset = hash.get(hash.capacity() - 1) & 0xf;
        return "%06d".formatted((hash.getInt(offset) & Integer.MAX_VALUE) % CODES);
    }

    private byte[] key() {
        var number = secret.chars()
                .mapToObj(letter -> BigInteger.valueOf(BASE32.indexOf(letter)))
                .reduce(BigInteger.ONE, (sum, digit) -> sum.shiftLeft(5).or(digit));
        // The one in front keeps zeros.
        var bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
