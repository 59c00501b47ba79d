package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Seller;
import dev.ebayconnector.fakeebay.finances.IssuedKeys.IssuedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies the signature of a call for a seller in the EU or the UK; calls for others need none. eBay documents what some of
 * its error numbers mean; which of the others belongs to which fault is a guess.
 */
final class SignatureCheck {
    private static final Set<String> REGULATED =
            Set.of("EBAY_GB", "EBAY_DE", "EBAY_FR", "EBAY_IT", "EBAY_ES", "EBAY_NL", "EBAY_BE", "EBAY_IE", "EBAY_PL");
    private static final Pattern INPUT = Pattern.compile("sig1=(\\(([^()]*)\\);created=(\\d{1,12}))");
    private static final Pattern VALUE = Pattern.compile("sig1=:([A-Za-z0-9+/=]+):");
    private static final Pattern COMPONENT = Pattern.compile("\"([a-z@-]+)\"");
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final String KEY = "x-ebay-signature-key";
    private static final String DIGEST = "content-digest";

    private final IssuedKeys keys;
    private final Clock clock;

    SignatureCheck(IssuedKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Checked<Seller> check(Request request, Seller seller) {
        if (!REGULATED.contains(seller.marketplace())) {
            return Checked.passed(seller);
        }
        Optional<String> jwe = request.header(KEY);
        if (jwe.isEmpty()) {
            return FinanceErrors.signature(215001, "The x-ebay-signature-key header is missing.");
        }
        Matcher input = INPUT.matcher(request.header("Signature-Input").orElse(""));
        if (!input.matches()) {
            return FinanceErrors.signature(215002, "The Signature-Input header is missing or malformed.");
        }
        Matcher value = VALUE.matcher(request.header("Signature").orElse(""));
        if (!value.matches()) {
            return FinanceErrors.signature(215003, "The Signature header is missing or malformed.");
        }
        return recent(Long.parseLong(input.group(3)))
                .then(_ -> key(jwe.get(), seller))
                .then(key -> verified(request, seller, key, input, value.group(1)));
    }

    private Checked<Long> recent(long created) {
        long age = clock.instant().getEpochSecond() - created;
        if (age > RECENT.toSeconds()) {
            return FinanceErrors.signature(215113, "The timestamp of the signature is too old.");
        }
        return age < -RECENT.toSeconds()
                ? FinanceErrors.signature(215114, "The timestamp of the signature lies in the future.")
                : Checked.passed(created);
    }

    private Checked<IssuedKey> key(String jwe, Seller seller) {
        Optional<IssuedKey> found = keys.find(jwe).filter(key -> key.expiresAt().isAfter(clock.instant()));
        if (found.isEmpty()) {
            return FinanceErrors.signature(215115, "The JWE is not valid.");
        }
        return found.get().environment() == seller.environment()
                ? Checked.passed(found.get())
                : FinanceErrors.signature(215117, "The key belongs to another application.");
    }

    private static Checked<Seller> verified(
            Request request, Seller seller, IssuedKey key, Matcher input, String signature) {
        List<String> components = COMPONENT
                .matcher(input.group(2))
                .results()
                .map(found -> found.group(1))
                .toList();
        if (!components.containsAll(required(request))) {
            return FinanceErrors.signature(215120, "The signature does not cover what it must.");
        }
        List<String> lines = new ArrayList<>();
        for (String component : components) {
            lines.add("\"" + component + "\": " + value(request, component));
        }
        lines.add("\"@signature-params\": " + input.group(1));
        return digestFits(request) && verified(key, String.join("\n", lines), signature)
                ? Checked.passed(seller)
                : FinanceErrors.signature(215122, "The signature is not valid.");
    }

    private static Set<String> required(Request request) {
        return request.body().length == 0
                ? Set.of(KEY, "@method", "@path", "@authority")
                : Set.of(DIGEST, KEY, "@method", "@path", "@authority");
    }

    private static String value(Request request, String component) {
        return switch (component) {
            case "@method" -> request.method();
            case "@path" -> request.path();
            case "@authority" -> request.header("Host").orElse("");
            default -> request.header(component).orElse("");
        };
    }

    private static boolean digestFits(Request request) {
        if (request.body().length == 0) {
            return true;
        }
        try {
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(request.body()));
            return request.header(DIGEST)
                    .filter(("sha-256=:" + hash + ":")::equals)
                    .isPresent();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verified(IssuedKey key, String base, String signature) {
        try {
            Signature verifier = Signature.getInstance(key.cipher().equals("RSA") ? "SHA256withRSA" : "Ed25519");
            verifier.initVerify(key.publicKey());
            verifier.update(base.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
