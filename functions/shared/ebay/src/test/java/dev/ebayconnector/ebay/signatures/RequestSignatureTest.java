package dev.ebayconnector.ebay.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/**
 * The vectors use the test key that eBay publishes in its repository digital-signature-verification-ebay-api; it opens
 * nothing.
 */
class RequestSignatureTest {

    private static final byte[] NO_BODY = {};
    private static final Instant CREATED = Instant.ofEpochSecond(1_658_440_308);
    private static final String PRIVATE_KEY = "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF";
    private static final String JWE =
            "eyJ6aXAiOiJERUYiLCJlbmMiOiJBMjU2R0NNIiwidGFnIjoiSXh2dVRMb0FLS0hlS0Zoa3BxQ05CUSIsImFsZyI6IkEyNTZHQ01LVyIsIml2"
                + "IjoiaFd3YjNoczk2QzEyOTNucCJ9.2o02pR9SoTF4g_5qRXZm6tF4H52TarilIAKxoVUqjd8.3qaF0KJN-rFHHm_P.AMUAe9PPduew09mA"
                + "NIZ-O_68CCuv6EIx096rm9WyLZnYz5N1WFDQ3jP0RBkbaOtQZHImMSPXIHVaB96RWshLuJsUgCKmTAwkPVCZv3zhLxZVxMXtPUuJ-ppVmP"
                + "Iv0NzznWCOU5Kvb9Xux7ZtnlvLXgwOFEix-BaWNomUAazbsrUCbrp514GIea3butbyxXLNi6R9TJUNh8V2uan-optT1MMyS7eMQnVGL5rY"
                + "BULk.9K5ucUqAu0DqkkhgubsHHw";

    private static final SigningKey KEY = key(PRIVATE_KEY);

    @Test
    void aRequestWithABodyGivesTheOfficialSignature() throws GeneralSecurityException {
        var headers = RequestSignature.headers(
                KEY,
                "POST",
                URI.create("http://localhost:8080/verifysignature"),
                "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8),
                CREATED);

        assertThat(headers)
                .containsEntry("Content-Digest", "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:")
                .containsEntry(
                        "Signature-Input",
                        "sig1=(\"content-digest\" \"x-ebay-signature-key\" \"@method\" \"@path\" \"@authority\")"
                                + ";created=1658440308")
                .containsEntry(
                        "Signature",
                        "sig1=:ZMUpAejnqrt6POSx02ltx3cT9YODV2r+Cem/BKOagDSfztKOtCsjP/MxZqmY+FVJ3/8E4BL76T9Fjty8oJnsAw==:")
                .containsEntry("x-ebay-signature-key", JWE);
    }

    @Test
    void aRequestWithoutABodyHasNoDigestAndLeavesTheQueryOut() throws GeneralSecurityException {
        var headers = RequestSignature.headers(
                KEY,
                "GET",
                URI.create("https://APIZ.ebay.com/sell/finances/v1/transaction?limit=20&offset=0"),
                NO_BODY,
                CREATED);

        assertThat(headers)
                .doesNotContainKey("Content-Digest")
                .containsEntry(
                        "Signature-Input",
                        "sig1=(\"x-ebay-signature-key\" \"@method\" \"@path\" \"@authority\");created=1658440308")
                .containsEntry(
                        "Signature",
                        "sig1=:6Q+W6Bww54M+1ZqnulcIYpciVifNOZ0MtiHqn0A+dvpUVOY76RS7vyAKEW+oyAVvY0Fu8obDDQjrFfR9RsSTBA==:");
    }

    @Test
    void aNewKeyAsPemSignsWhatItsPublicKeyVerifies() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        var headers =
                RequestSignature.headers(key(pem), "GET", URI.create("https://apiz.ebay.com/p"), NO_BODY, CREATED);

        var base = "\"x-ebay-signature-key\": " + JWE + "\n\"@method\": GET\n\"@path\": /p\n"
                + "\"@authority\": apiz.ebay.com\n\"@signature-params\": "
                + headers.get("Signature-Input").substring("sig1=".length());
        assertThat(verified(pair, base, headers.get("Signature"))).isTrue();
        assertThat(verified(pair, base.replace("GET", "PUT"), headers.get("Signature")))
                .isFalse();
    }

    @Test
    void textThatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> RequestSignature.privateKey(new Secret("no key!")))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RequestSignature.privateKey(new Secret("AAAA")))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static boolean verified(KeyPair pair, String base, String header) throws GeneralSecurityException {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update(base.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(header.substring("sig1=:".length(), header.length() - 1)));
    }

    private static SigningKey key(String privateKey) {
        return new SigningKey(
                "key-1", "", new Secret(JWE), new Secret(privateKey), CREATED, CREATED.plusSeconds(94_608_000));
    }
}
