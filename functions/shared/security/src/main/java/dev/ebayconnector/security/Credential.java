package dev.ebayconnector.security;

import java.time.Instant;
import java.util.UUID;

/** What a request is signed in by. */
public sealed interface Credential {

    /**
     * A session of a person.
     *
     * @param id          of the row in {@code sessions}; no secret
     * @param confirmedAt when the user last gave the password
     */
    record Session(UUID id, Instant confirmedAt) implements Credential {}

    /**
     * A token of a program.
     *
     * @param id of the row in {@code api_tokens}; no secret
     */
    record ApiToken(UUID id, String name) implements Credential {}
}
