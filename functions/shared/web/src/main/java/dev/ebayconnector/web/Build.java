package dev.ebayconnector.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build, written by Maven from git; {@code unknown} outside a checkout.
 *
 * @param builtAt the time of the commit, so that the same sources give the same jar
 */
public record Build(String commit, String number, String builtAt) {

    /** Reads the file that the build left in the jar. */
    public static Build current() {
        try (var file = Build.class.getResourceAsStream("/build.properties")) {
            var properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return new Build(
                    properties.getProperty("git.commit.id.abbrev", "unknown"),
                    properties.getProperty("git.total.commit.count", "unknown"),
                    properties.getProperty("git.commit.time", "unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
