package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.connect.MigrationsSettings;
import java.util.List;

/** What the environment said: settings, or everything that is wrong with it. */
sealed interface SettingsReading {

    record Valid(MigrationsSettings settings) implements SettingsReading {}

    record Invalid(List<String> problems) implements SettingsReading {}
}
