package dev.ebayconnector.auth;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How fast passwords may be tried. An attempt is counted before the password is looked at, in up to three rows:
 *
 * <ul>
 *   <li>of the client address, whatever names it tries;
 *   <li>of the client address and the name;
 *   <li>of the name, whatever address tries it. The first attempts of an address and all later ones have a row each, so
 *       that an attacker who uses up his addresses does not use up the pace of an address that was not seen before. There
 *       the wait is short.
 * </ul>
 *
 * <p>The first five attempts within an hour are free in each row, then the waits grow. Nothing is locked for longer than a
 * wait. An address from which the name signed in within the last 30 days is held to the second row only, so an attack
 * from elsewhere does not slow it. Names that no user has are counted like all others.
 */
@Singleton
final class SignInPace {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int FREE = 5;
    private static final double FIRST_WAIT = 5;

    /** How many names a client tries within a window before it is reported. */
    private static final int MANY_NAMES = 10;

    /** How many attempts of an address count as its first ones. */
    private static final int FIRST_ATTEMPTS = 3;

    private final PaceStore store;
    private final Clock clock;

    SignInPace(PaceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What counts an attempt, and the longest wait there, in seconds. */
    enum Gate {
        CLIENT(300),
        PAIR(60),
        NAME_FIRST(30),
        NAME_LATER(900),
        /** Codes of an authenticator app: short, so all addresses share one row, also those that the name has signed in from. */
        CODE(900);

        private final double longestWait;

        Gate(double longestWait) {
            this.longestWait = longestWait;
        }
    }

    /**
     * An attempt to sign in.
     *
     * @param client the network of the client, as {@code ClientAddress} names it
     * @param hash   of the name in lower case, which stands for it in events
     */
    record Attempt(String name, String client, String hash) {

        static Attempt of(String name, String client) {
            var lower = name.strip().toLowerCase(Locale.ROOT);
            return new Attempt(lower, client, HexFormat.of().formatHex(sha256(lower), 0, 8));
        }

        private int number() {
            return ByteBuffer.wrap(sha256(name)).getInt();
        }

        private byte[] key(Gate gate) {
            return sha256(
                    switch (gate) {
                        case CLIENT -> gate + "\n" + client;
                        case PAIR -> gate + "\n" + client + "\n" + name;
                        case NAME_FIRST, NAME_LATER, CODE -> gate + "\n" + name;
                    });
        }

        @Override
        public String toString() {
            return "Attempt[" + hash + "]";
        }
    }

    /** What an attempt is told. */
    sealed interface Answer {

        /** Whether this attempt made the client one that tries many names; true once in a window. */
        boolean spraying();

        /** @param byName which row of the name counted it; null if none did */
        record Granted(boolean spraying, boolean byClient, Gate byName) implements Answer {}

        /** @param first whether it is the first refusal of this wait */
        record Refused(boolean spraying, Duration pause, boolean first) implements Answer {}
    }

    /** Counts the attempt. Call {@link #succeeded} if the password is right. */
    Answer take(Attempt attempt) {
        var now = clock.instant();
        if (store.findKnown(attempt.key(Gate.PAIR), now).isPresent()) {
            var pair = count(attempt, Gate.PAIR, now);
            return pair.granted() ? new Answer.Granted(false, false, null) : refused(pair, now, false);
        }
        var client = count(attempt, Gate.CLIENT, now);
        if (!client.granted()) {
            return refused(client, now, client.spraying());
        }
        store.purge(now);
        var pair = count(attempt, Gate.PAIR, now);
        if (!pair.granted()) {
            return refused(pair, now, client.spraying());
        }
        var gate = pair.attempts() <= FIRST_ATTEMPTS ? Gate.NAME_FIRST : Gate.NAME_LATER;
        var name = count(attempt, gate, now);
        return name.granted()
                ? new Answer.Granted(client.spraying(), true, gate)
                : refused(name, now, client.spraying());
    }

    /** The sign-in is finished, so the attempt was no guess. */
    void succeeded(Attempt attempt, Answer.Granted granted) {
        store.remember(attempt.key(Gate.PAIR), clock.instant().plus(KNOWN));
        passwordRight(attempt, granted);
    }

    /** The password was right, but a second factor is awaited: that this client tried this name stays counted. */
    void passwordRight(Attempt attempt, Answer.Granted granted) {
        if (granted.byClient()) {
            store.giveBack(attempt.key(Gate.CLIENT), attempt.number());
            store.giveBack(attempt.key(granted.byName()), attempt.number());
        }
    }

    /**
     * Counts an attempt with a second factor, like one with a password.
     *
     * @param code whether it is a code, which can be guessed, by whoever knows the password
     */
    Answer takeSecond(Attempt attempt, boolean code) {
        var answer = take(attempt);
        if (!code || answer instanceof Answer.Refused) {
            return answer;
        }
        var now = clock.instant();
        var counted = count(attempt, Gate.CODE, now);
        return counted.granted() ? answer : refused(counted, now, answer.spraying());
    }

    /** The second factor was right, so neither it nor the password was a guess. */
    void succeededSecond(Attempt attempt, Answer.Granted granted, boolean code) {
        succeeded(attempt, granted);
        if (code) {
            store.giveBack(attempt.key(Gate.CODE), attempt.number());
        }
    }

    private Pace count(Attempt attempt, Gate gate, Instant now) {
        return store.take(
                attempt.key(gate),
                attempt.number(),
                now,
                FREE,
                FIRST_WAIT,
                gate.longestWait,
                MANY_NAMES,
                now.plus(WINDOW));
    }

    private static Answer refused(Pace pace, Instant now, boolean spraying) {
        // Rounded up: a client that comes back a moment too early would be refused again.
        var wait = Duration.ofSeconds(Duration.between(now, pace.nextAt()).toSeconds() + 1);
        return new Answer.Refused(spraying, wait, pace.refused() == 1);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
