package dev.ebayconnector.core.database;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.LiveSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.DatabaseUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The database's URL after a login was refused: the password may have been changed where the settings take it from. */
final class RenewedUrl implements Supplier<Optional<DatabaseUrl>> {

    /** Short, because whoever changes a password may write down the new one some seconds later. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final Function<Settings, DatabaseUrl> reader;
    private final long version;

    RenewedUrl(LiveSettings settings, Function<Settings, DatabaseUrl> reader) {
        this.settings = settings;
        this.reader = reader;
        this.version = settings.version();
    }

    /** Empty as long as no secret has changed, or if what they are now cannot be used. */
    @Override
    public Optional<DatabaseUrl> get() {
        settings.again("database", PAUSE);
        if (settings.version() == version) {
            return Optional.empty();
        }
        try {
            return Optional.of((DatabaseUrl) settings.read(reader::apply).records()[0]);
        } catch (InvalidSettings unusable) {
            return Optional.empty();
        }
    }
}
