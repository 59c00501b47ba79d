package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A recovery code, of which only the hash is known. */
@MappedEntity("recovery_codes")
record RecoveryCode(@Id byte[] codeHash, UUID userId) {}
