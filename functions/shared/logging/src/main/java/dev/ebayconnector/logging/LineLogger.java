package dev.ebayconnector.logging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger whose key-value pairs ({@code atInfo().addKeyValue(…)}) become members of their own. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {

    private static final long serialVersionUID = 1;

    private final LevelOf level;

    LineLogger(String name) {
        this.name = name;
        this.level = LevelOf.logger(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return level.hears(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return level.hears(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return level.hears(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return level.hears(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return level.hears(Level.ERROR);
    }

    @Override
    public void log(LoggingEvent event) {
        var values = new LinkedHashMap<String, Object>();
        for (KeyValuePair pair :
                event.getKeyValuePairs() == null ? List.<KeyValuePair>of() : event.getKeyValuePairs()) {
            values.put(pair.key, pair.value);
        }
        write(event.getLevel(), event.getMessage(), event.getArgumentArray(), values, event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
        write(level, message, arguments, Map.of(), thrown);
    }

    private void write(Level level, String message, Object[] arguments, Map<String, Object> values, Throwable thrown) {
        LogOutput.write(level, name, MessageFormatter.basicArrayFormat(message, arguments), values, thrown);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }
}
