package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** One of the access tokens that the same key encrypted. */
@MappedEntity("tokens")
record SealedSample(@Id UUID accountId, EbayEnvironment environment, byte[] accessToken) {

    @Override
    public String toString() {
        return "SealedSample[" + accountId + "]";
    }
}
