package dev.ebayconnector.health;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.StorageUse;
import java.util.OptionalLong;

/** How large the database may become, if that is set. */
record StorageLimit(OptionalLong bytes) {

    static StorageLimit read(Settings settings) {
        try {
            return new StorageLimit(StorageUse.limit(settings.optional(StorageUse.KEY, "")));
        } catch (IllegalArgumentException e) {
            settings.problem(StorageUse.KEY, e.getMessage());
            return new StorageLimit(OptionalLong.empty());
        }
    }
}
