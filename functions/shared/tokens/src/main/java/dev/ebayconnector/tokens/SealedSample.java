package dev.ebayconnector.tokens;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** One token of those that the same key sealed. */
@MappedEntity("tokens")
record SealedSample(@Id UUID accountId, String environment, byte[] accessToken) {

    @Override
    public String toString() {
        return "SealedSample[" + accountId + "]";
    }
}
