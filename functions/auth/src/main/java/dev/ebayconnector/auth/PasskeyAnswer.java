package dev.ebayconnector.auth;

import dev.ebayconnector.web.Members;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a browser answers for a passkey; each part travels as base64url without padding, as browsers write it. */
sealed interface PasskeyAnswer {

    /** Longer than what any authenticator sends. */
    Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{1,16000}");

    String FORM = "must be base64url without padding, of 1 to 16000 characters";

    byte[] credentialId();

    /** The key signed a challenge. */
    record Assertion(
            byte[] credentialId,
            byte[] clientData,
            byte[] authenticatorData,
            byte[] signature,
            Optional<byte[]> userHandle)
            implements PasskeyAnswer {

        static final String[] NAMES = {"credential_id", "client_data", "authenticator_data", "signature", "user_handle"
        };

        /** Empty if the body has no passkey's answer; what is missing of one is a problem. */
        static Optional<Assertion> read(Members members) {
            var id = part(members, "credential_id");
            var clientData = part(members, "client_data");
            var authenticatorData = part(members, "authenticator_data");
            var signature = part(members, "signature");
            var userHandle = part(members, "user_handle");
            if (id.isEmpty() && clientData.isEmpty() && authenticatorData.isEmpty() && signature.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Assertion(
                    needed(members, "credential_id", id),
                    needed(members, "client_data", clientData),
                    needed(members, "authenticator_data", authenticatorData),
                    needed(members, "signature", signature),
                    userHandle));
        }

        @Override
        public String toString() {
            return "Assertion[***]";
        }
    }

    /** A new key. */
    record Attestation(byte[] credentialId, byte[] clientData, byte[] attestationObject) implements PasskeyAnswer {

        static final String[] NAMES = {"name", "credential_id", "client_data", "attestation_object"};

        static Attestation read(Members members) {
            return new Attestation(
                    needed(members, "credential_id", part(members, "credential_id")),
                    needed(members, "client_data", part(members, "client_data")),
                    needed(members, "attestation_object", part(members, "attestation_object")));
        }

        @Override
        public String toString() {
            return "Attestation[***]";
        }
    }

    private static Optional<byte[]> part(Members members, String name) {
        return members.matching(name, BASE64URL, FORM)
                .filter(text -> text.length() % 4 != 1)
                .map(Base64.getUrlDecoder()::decode);
    }

    private static byte[] needed(Members members, String name, Optional<byte[]> part) {
        if (part.isEmpty()) {
            members.problem(name, FORM);
        }
        return part.orElse(new byte[0]);
    }
}
