package dev.ebayconnector.auth;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The passkeys that a check is about, as the library asks for them. A user's name there is the id, and the handle is its 16
 * bytes, which say nothing of the person (WebAuthn 3, 14.6.1).
 */
record KnownPasskeys(List<Passkey> known) implements CredentialRepository {

    static ByteArray handle(UUID userId) {
        return new ByteArray(ByteBuffer.allocate(16)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array());
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return known.stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(new ByteArray(passkey.credentialId()))
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return known.stream()
                .map(Passkey::userId)
                .filter(id -> id.toString().equals(username))
                .map(KnownPasskeys::handle)
                .findFirst();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return known.stream()
                .map(Passkey::userId)
                .filter(id -> handle(id).equals(handle))
                .map(UUID::toString)
                .findFirst();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return lookupAll(credentialId).stream()
                .filter(credential -> credential.getUserHandle().equals(userHandle))
                .findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return known.stream()
                .filter(passkey -> new ByteArray(passkey.credentialId()).equals(credentialId))
                .map(passkey -> RegisteredCredential.builder()
                        .credentialId(credentialId)
                        .userHandle(handle(passkey.userId()))
                        .publicKeyCose(new ByteArray(passkey.publicKey()))
                        .signatureCount(passkey.signCount())
                        .build())
                .collect(Collectors.toSet());
    }
}
