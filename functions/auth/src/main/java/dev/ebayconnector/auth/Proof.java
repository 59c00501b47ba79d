package dev.ebayconnector.auth;

import dev.ebayconnector.web.Members;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user sends to prove who is there, beside the password. */
sealed interface Proof {

    /** As events and the list of factors name it. */
    String kind();

    /** Of an authenticator app. */
    record Code(String digits) implements Proof {

        private static final Pattern FORM = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

        static Optional<Code> read(Members members) {
            return members.matching("code", FORM, "must have " + Totp.DIGITS + " digits")
                    .map(Code::new);
        }

        @Override
        public String kind() {
            return Factor.TOTP;
        }

        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    record Recovery(String code) implements Proof {

        static Optional<Recovery> read(Members members) {
            return members.matching("recovery_code", RecoveryCodes.FORM, "must be a recovery code")
                    .map(Recovery::new);
        }

        @Override
        public String kind() {
            return Factor.RECOVERY_CODE;
        }

        @Override
        public String toString() {
            return "Recovery[***]";
        }
    }

    record Key(PasskeyAnswer.Assertion answer) implements Proof {

        static Optional<Key> read(Members members) {
            return PasskeyAnswer.Assertion.read(members).map(Key::new);
        }

        @Override
        public String kind() {
            return Factor.PASSKEY;
        }
    }
}
