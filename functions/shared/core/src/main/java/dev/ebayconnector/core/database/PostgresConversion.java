package dev.ebayconnector.core.database;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.data.runtime.convert.DataConversionService;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What Micronaut Data converts between PostgreSQL's columns and Java; everything else is converted as in the rest of
 * Micronaut. Its own service makes a converter for each of a hundred pairs of types when a function starts.
 */
@Singleton
@Replaces(DataConversionService.class)
final class PostgresConversion implements DataConversionService {

    private final ConversionService others;

    PostgresConversion(ConversionService others) {
        this.others = others;
    }

    @Override
    public <T> Optional<T> convert(Object value, Class<T> wanted, ConversionContext context) {
        var converted = converted(value, wanted);
        return converted == null ? others.convert(value, wanted, context) : Optional.of(wanted.cast(converted));
    }

    /** Null if Micronaut converts it. Not a switch over types, which makes classes at a cold start. */
    private static Object converted(Object value, Class<?> wanted) {
        if (value instanceof Timestamp at && wanted == Instant.class) {
            return at.toInstant();
        } else if (value instanceof Instant at && wanted == Timestamp.class) {
            return Timestamp.from(at);
        } else if (value instanceof Date day && wanted == LocalDate.class) {
            return day.toLocalDate();
        } else if (value instanceof LocalDate day && wanted == Date.class) {
            return Date.valueOf(day);
        }
        return null;
    }

    @Override
    public <S, T> boolean canConvert(Class<S> from, Class<T> to) {
        return isTime(from, to) || isTime(to, from) || others.canConvert(from, to);
    }

    private static boolean isTime(Class<?> sql, Class<?> java) {
        return sql == Timestamp.class && java == Instant.class || sql == Date.class && java == LocalDate.class;
    }
}
