package dev.ebayconnector.ebay.notifications;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The keys that eBay signs notices with, kept for an hour as eBay asks (Notification API, getPublicKey). Anyone can name
 * a key that does not exist, so the number of questions to eBay is bounded, and so is what is remembered. A key that was
 * good before is read again without counting, so that it stays usable while a stranger names others.
 */
public final class NotificationKeys {

    static final Duration LIFE = Duration.ofHours(1);

    /** How long eBay is not asked again for a key that it did not know. */
    static final Duration UNKNOWN_LIFE = Duration.ofMinutes(1);

    /** How long eBay is not asked again after it did not answer. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** A key under a known id is read again at the earliest after so long, when a signature does not fit it. */
    static final Duration CHANGE = Duration.ofMinutes(5);

    /** Unknown keys that eBay is asked for at once, and then each {@link #INTERVAL}. */
    static final int MOST_QUESTIONS = 10;

    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 200;

    private final EbaySettings ebay;
    private final NotificationKeyClient client;
    private final ApplicationTokens tokens;
    private final Clock clock;
    private final Allowance questions;
    private final Map<Id, Kept> kept = new BoundedMap();
    private final Map<EbayEnvironment, Failure> failures = new EnumMap<>(EbayEnvironment.class);

    /** One caller at a time asks eBay; the others then find what it found. */
    private final ReentrantLock asking = new ReentrantLock();

    private record Id(EbayEnvironment environment, String kid) {}

    /**
     * @param key     empty if eBay knows no such key
     * @param askedAt when eBay was asked last, with or without an answer
     */
    private record Kept(Optional<NotificationKey> key, Instant readAt, Instant askedAt) {

        Duration life() {
            return key.isPresent() ? LIFE : UNKNOWN_LIFE;
        }

        Lookup lookup() {
            return key.<Lookup>map(good -> new Lookup.Found(good, readAt)).orElseGet(Lookup.Unknown::new);
        }

        Kept askedAgain(Instant now) {
            return new Kept(key, readAt, now);
        }
    }

    private record Failure(String reason, Instant until) {}

    /** What is known of a key. */
    sealed interface Lookup {

        /** @param readAt when eBay was asked for it */
        record Found(NotificationKey key, Instant readAt) implements Lookup {}

        record Unknown() implements Lookup {}

        record Unavailable(String reason) implements Lookup {}

        record TooMany() implements Lookup {}
    }

    public NotificationKeys(EbaySettings ebay, ApplicationTokens tokens, NotificationKeyClient client, Clock clock) {
        this.ebay = ebay;
        this.client = client;
        this.tokens = tokens;
        this.clock = clock;
        this.questions = new Allowance(MOST_QUESTIONS, INTERVAL, clock);
    }

    Lookup find(EbayEnvironment environment, String kid) {
        var id = new Id(environment, kid);
        return fresh(id).orElseGet(() -> locked(() -> fresh(id).orElseGet(() -> ask(id, wasGood(id)))));
    }

    /**
     * Another key under the same id, for a signature that the found one does not fit: what eBay has now, asked at most
     * every few minutes.
     */
    Optional<Lookup> changed(EbayEnvironment environment, String kid, Lookup.Found found) {
        var id = new Id(environment, kid);
        return locked(() -> {
            var now = get(id);
            if (now.flatMap(Kept::key).isEmpty()) {
                return Optional.empty();
            }
            if (now.get().readAt().isAfter(found.readAt())) {
                return Optional.of(now.get().lookup());
            }
            if (clock.instant().isBefore(now.get().askedAt().plus(CHANGE))) {
                return Optional.empty();
            }
            put(id, now.get().askedAgain(clock.instant()));
            return Optional.of(ask(id, true));
        });
    }

    private <T> T locked(Supplier<T> work) {
        asking.lock();
        try {
            return work.get();
        } finally {
            asking.unlock();
        }
    }

    private Optional<Lookup> fresh(Id id) {
        return get(id).filter(found -> clock.instant().isBefore(found.readAt().plus(found.life())))
                .map(Kept::lookup);
    }

    private boolean wasGood(Id id) {
        return get(id).flatMap(Kept::key).isPresent();
    }

    private Optional<Kept> get(Id id) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(id));
        }
    }

    private void put(Id id, Kept found) {
        synchronized (kept) {
            kept.put(id, found);
        }
    }

    private Lookup ask(Id id, boolean wasGood) {
        var now = clock.instant();
        var failure = failures.get(id.environment());
        if (failure != null && now.isBefore(failure.until())) {
            return new Lookup.Unavailable(failure.reason());
        }
        if (!wasGood && !questions.take()) {
            return new Lookup.TooMany();
        }
        return ebay.endpoint(id.environment())
                .map(endpoint -> ask(id, endpoint, now))
                .orElseGet(() -> new Lookup.Unavailable(EbaySettings.missingCredentials(id.environment())));
    }

    private Lookup ask(Id id, Endpoint endpoint, Instant now) {
        try {
            return switch (tokens.of(endpoint)) {
                case ApplicationTokens.Result.None(String reason) -> failed(id, reason);
                case ApplicationTokens.Result.Token(var token) ->
                    keep(id, new Kept(client.key(endpoint, token, id.kid()), now, now));
            };
        } catch (EbayException e) {
            if (e.kind() == Kind.UNAUTHORIZED) {
                tokens.forget(endpoint);
            }
            return failed(id, e.getMessage());
        }
    }

    private Lookup keep(Id id, Kept found) {
        put(id, found);
        return found.lookup();
    }

    private Lookup failed(Id id, String reason) {
        failures.put(id.environment(), new Failure(reason, clock.instant().plus(PAUSE)));
        return new Lookup.Unavailable(reason);
    }

    /** Forgets what was used longest ago. */
    private static final class BoundedMap extends LinkedHashMap<Id, Kept> {

        BoundedMap() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
