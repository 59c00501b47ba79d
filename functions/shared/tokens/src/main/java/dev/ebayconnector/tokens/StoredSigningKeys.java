package dev.ebayconnector.tokens;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import dev.ebayconnector.ebay.signatures.SigningKey;
import dev.ebayconnector.ebay.signatures.SigningKeyClient;
import dev.ebayconnector.ebay.signatures.SigningKeys;
import dev.ebayconnector.vault.SigningKeyColumn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Signing keys in the database. A key is made when it is first needed, when the stored one expires soon, and when the
 * keyset does not decrypt the stored one. Instances that make one at the same time all use the one that was stored first.
 */
public final class StoredSigningKeys implements SigningKeys {

    /** eBay's keys live for three years. */
    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofDays(30);

    /** After a failure, so that each page of a run does not ask again. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final SigningKeyStore store;
    private final TokenVault vault;
    private final OAuthClient oauth;
    private final SigningKeyClient client;
    private final EventLog events;
    private final Clock clock;

    private final ReentrantLock making = new ReentrantLock();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(String reason, Instant until) {}

    /** @param opened empty if no key of the keyset decrypts it */
    private record Stored(String id, Optional<SigningKey> opened) {

        Optional<SigningKey> validAt(Instant time) {
            return opened.filter(key -> key.expiresAt().isAfter(time));
        }
    }

    public StoredSigningKeys(
            SigningKeyStore store,
            TokenVault vault,
            OAuthClient oauth,
            SigningKeyClient client,
            EventLog events,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.oauth = oauth;
        this.client = client;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Result of(Endpoint endpoint) {
        return lasting(find(endpoint)).<Result>map(Result.Ready::new).orElseGet(() -> {
            making.lock();
            try {
                return made(endpoint);
            } finally {
                making.unlock();
            }
        });
    }

    private Result made(Endpoint endpoint) {
        var stored = find(endpoint);
        var lasting = lasting(stored);
        if (lasting.isPresent()) {
            return new Result.Ready(lasting.get());
        }
        var paused = paused(endpoint);
        if (paused.isPresent()) {
            return oldKeyOr(paused.get(), stored);
        }
        try {
            return switch (oauth.application(endpoint)) {
                case TokenResult.Granted granted ->
                    store(endpoint, client.create(endpoint, granted.grant().accessToken()), stored);
                case TokenResult.WrongCredentials _ ->
                    failed(endpoint, EbaySettings.wrongCredentials(endpoint.environment()), stored);
                case TokenResult.Refused refused -> failed(endpoint, refused.message(), stored);
                case TokenResult.Unavailable unavailable -> failed(endpoint, unavailable.message(), stored);
            };
        } catch (EbayException e) {
            return failed(endpoint, e.getMessage(), stored);
        }
    }

    private Result store(Endpoint endpoint, SigningKey key, Optional<Stored> replaced) {
        int rows = store.store(
                endpoint.environment(),
                endpoint.clientId(),
                key.id(),
                key.publicKey(),
                seal(endpoint, SigningKeyColumn.JWE, key.jwe()),
                seal(endpoint, SigningKeyColumn.PRIVATE_KEY, key.privateKey()),
                key.createdAt(),
                key.expiresAt(),
                clock.instant(),
                replaced.map(Stored::id).orElse(null));
        if (rows > 0) {
            events.record(Event.info("signing_key.created", "A key for digital signatures was made.", requestId())
                    .detail("environment", endpoint.environment().code())
                    .detail("signing_key_id", key.id())
                    .detail("replaces", replaced.map(Stored::id).orElse(""))
                    .detail("expires_at", key.expiresAt().toString()));
        }
        return find(endpoint)
                .flatMap(Stored::opened)
                .<Result>map(Result.Ready::new)
                .orElseGet(() -> new Result.None("no key of TOKEN_KEYSET decrypts the stored signing key."));
    }

    private Result failed(Endpoint endpoint, String reason, Optional<Stored> stored) {
        var sentence = "eBay did not make a signing key (" + reason + ")";
        failures.put(endpoint.clientId(), new Failure(sentence, clock.instant().plus(PAUSE)));
        events.record(Event.warn(
                        "signing_key.failed",
                        "No key for digital signatures could be made; calls go on with the old one, or unsigned.",
                        requestId())
                .detail("environment", endpoint.environment().code())
                .detail("reason", reason));
        return oldKeyOr(sentence, stored);
    }

    private Optional<String> paused(Endpoint endpoint) {
        return Optional.ofNullable(failures.get(endpoint.clientId()))
                .filter(failure -> clock.instant().isBefore(failure.until()))
                .map(Failure::reason);
    }

    private Result oldKeyOr(String reason, Optional<Stored> stored) {
        return stored.flatMap(found -> found.validAt(clock.instant()))
                .<Result>map(Result.Ready::new)
                .orElseGet(() -> new Result.None(reason));
    }

    private Optional<SigningKey> lasting(Optional<Stored> stored) {
        return stored.flatMap(found -> found.validAt(clock.instant().plus(RENEW_BEFORE_EXPIRY)));
    }

    private Optional<Stored> find(Endpoint endpoint) {
        return store.find(endpoint.environment(), endpoint.clientId())
                .map(row -> new Stored(row.signingKeyId(), opened(endpoint, row)));
    }

    private Optional<SigningKey> opened(Endpoint endpoint, StoredSigningKey row) {
        return open(endpoint, SigningKeyColumn.JWE, row.jwe())
                .flatMap(jwe -> open(endpoint, SigningKeyColumn.PRIVATE_KEY, row.privateKey())
                        .map(privateKey -> new SigningKey(
                                row.signingKeyId(),
                                row.publicKey(),
                                jwe,
                                privateKey,
                                row.createdAt(),
                                row.expiresAt())));
    }

    private byte[] seal(Endpoint endpoint, SigningKeyColumn column, Secret secret) {
        return vault.seal(endpoint.environment(), endpoint.clientId(), column, secret);
    }

    private Optional<Secret> open(Endpoint endpoint, SigningKeyColumn column, byte[] sealed) {
        return vault.open(endpoint.environment(), endpoint.clientId(), column, sealed);
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
