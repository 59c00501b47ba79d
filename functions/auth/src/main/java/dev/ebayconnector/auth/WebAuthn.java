package dev.ebayconnector.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one class that uses the library of WebAuthn, with {@link KnownPasskeys}; {@link Passkeys} loads it when the first
 * passkey is used, so that a sign-in without one does not wait for it. It does no IO.
 */
final class WebAuthn {

    /** Milliseconds that a browser gives the user. */
    private static final long TIMEOUT = 300_000;

    /**
     * What a browser sends when no attestation is asked for (WebAuthn 3, 5.1.3). The library could check others, but one
     * of them with a library of its own that is left out.
     */
    private static final Set<String> ATTESTATIONS = Set.of("none", "packed");

    private final RelyingPartyIdentity identity;
    private final String origin;

    WebAuthn(URI origin) {
        this.identity = RelyingPartyIdentity.builder()
                .id(origin.getHost())
                .name("eBay Connector")
                .build();
        this.origin = origin.toString();
    }

    /** How a check of a passkey's answer ended. */
    sealed interface Checked {

        /** @param verified whether the authenticator asked for a finger, a face or a PIN */
        record Right(long signCount, boolean verified) implements Checked {}

        /** @param copied whether only the counter was wrong */
        record Wrong(boolean copied) implements Checked {}
    }

    /** A key that was made for this site. */
    record Made(byte[] credentialId, byte[] publicKey, long signCount) {}

    /** What the browser is asked, to add a key to those that the user has. */
    String askForNew(UUID userId, String email, List<Passkey> known) {
        var user = UserIdentity.builder()
                .name(email)
                .displayName(email)
                .id(KnownPasskeys.handle(userId))
                .build();
        var wanted = AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.PREFERRED)
                .userVerification(UserVerificationRequirement.PREFERRED)
                .build();
        return json(() -> party(known)
                .startRegistration(StartRegistrationOptions.builder()
                        .user(user)
                        .authenticatorSelection(wanted)
                        .timeout(TIMEOUT)
                        .build())
                .toJson());
    }

    /** The new key, if it answers this very request at this very site. */
    Optional<Made> made(String request, PasskeyAnswer.Attestation answer, List<Passkey> known) {
        try {
            var response = AuthenticatorAttestationResponse.builder()
                    .attestationObject(new ByteArray(answer.attestationObject()))
                    .clientDataJSON(new ByteArray(answer.clientData()))
                    .build();
            if (!ATTESTATIONS.contains(response.getAttestation().getFormat())) {
                return Optional.empty();
            }
            var credential =
                    PublicKeyCredential.<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>builder()
                            .id(new ByteArray(answer.credentialId()))
                            .response(response)
                            .clientExtensionResults(
                                    ClientRegistrationExtensionOutputs.builder().build())
                            .build();
            var result = party(known)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(PublicKeyCredentialCreationOptions.fromJson(request))
                            .response(credential)
                            .build());
            return Optional.of(new Made(
                    result.getKeyId().getId().getBytes(),
                    result.getPublicKeyCose().getBytes(),
                    result.getSignatureCount()));
        } catch (RegistrationFailedException | IOException | Base64UrlException | RuntimeException e) {
            // The library also throws unchecked exceptions for bytes that are no CBOR or no key.
            return Optional.empty();
        }
    }

    /** What the browser is asked, for one of the user's keys. */
    String ask(UUID userId, List<Passkey> known) {
        return ask(
                known,
                StartAssertionOptions.builder()
                        .username(userId.toString())
                        .userVerification(UserVerificationRequirement.PREFERRED)
                        .timeout(TIMEOUT)
                        .build());
    }

    /** What the browser is asked, for any key that it has for this site. It alone signs in, so its user is verified. */
    String askAnyone() {
        return ask(
                List.of(),
                StartAssertionOptions.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .timeout(TIMEOUT)
                        .build());
    }

    private String ask(List<Passkey> known, StartAssertionOptions options) {
        return json(() -> party(known).startAssertion(options).toJson());
    }

    /** Whether one of the known keys has answered this very request at this very site. */
    Checked check(String request, PasskeyAnswer.Assertion answer, List<Passkey> known) {
        try {
            var response = AuthenticatorAssertionResponse.builder()
                    .authenticatorData(new ByteArray(answer.authenticatorData()))
                    .clientDataJSON(new ByteArray(answer.clientData()))
                    .signature(new ByteArray(answer.signature()))
                    .userHandle(answer.userHandle().map(ByteArray::new))
                    .build();
            var credential =
                    PublicKeyCredential.<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>builder()
                            .id(new ByteArray(answer.credentialId()))
                            .response(response)
                            .clientExtensionResults(
                                    ClientAssertionExtensionOutputs.builder().build())
                            .build();
            var result = party(known)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.fromJson(request))
                            .response(credential)
                            .build());
            return result.isSuccess()
                    ? new Checked.Right(result.getSignatureCount(), result.isUserVerified())
                    : new Checked.Wrong(false);
        } catch (InvalidSignatureCountException e) {
            return new Checked.Wrong(true);
        } catch (AssertionFailedException | IOException | Base64UrlException | RuntimeException e) {
            return new Checked.Wrong(false);
        }
    }

    /** The request as the browser's {@code navigator.credentials.create} takes it. */
    static String forCreate(String request) {
        return json(() -> PublicKeyCredentialCreationOptions.fromJson(request).toCredentialsCreateJson());
    }

    /** The request as the browser's {@code navigator.credentials.get} takes it. */
    static String forGet(String request) {
        return json(() -> AssertionRequest.fromJson(request).toCredentialsGetJson());
    }

    private RelyingParty party(List<Passkey> known) {
        return RelyingParty.builder()
                .identity(identity)
                .credentialRepository(new KnownPasskeys(known))
                .origins(Set.of(origin))
                .attestationConveyancePreference(AttestationConveyancePreference.NONE)
                .allowUntrustedAttestation(true)
                .validateSignatureCounter(true)
                .build();
    }

    private interface Json {
        String text() throws JsonProcessingException;
    }

    private static String json(Json json) {
        try {
            return json.text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request of our own is JSON", e);
        }
    }
}
