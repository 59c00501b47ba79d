package dev.ebayconnector.data;

import dev.ebayconnector.web.Query;
import dev.ebayconnector.web.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** What values a filter or a column of a key holds. */
enum Kind {
    TEXT {
        @Override
        Optional<?> read(Query query, String name) {
            return query.text(name);
        }

        @Override
        Object parse(String part) {
            return Values.text(part);
        }
    },
    /** A name that is stored as a hash. */
    PERSON {
        @Override
        Optional<?> read(Query query, String name) {
            return query.text(name);
        }

        @Override
        Object parse(String part) {
            return Values.text(part);
        }
    },
    UUID {
        @Override
        Optional<?> read(Query query, String name) {
            return query.uuid(name);
        }

        @Override
        Object parse(String part) {
            return Values.uuid(part);
        }
    },
    MOMENT {
        @Override
        Optional<?> read(Query query, String name) {
            return query.instant(name);
        }

        @Override
        Object parse(String part) {
            return Values.moment(part);
        }
    },
    AMOUNT {
        @Override
        Optional<?> read(Query query, String name) {
            return query.amount(name);
        }

        @Override
        Object parse(String part) {
            return Values.amount(part);
        }
    },
    FLAG {
        @Override
        Optional<?> read(Query query, String name) {
            return query.flag(name);
        }

        @Override
        Object parse(String part) {
            return Boolean.valueOf(part);
        }
    };

    /** The value that a caller gave in the query, if any; a wrong one is reported by {@link Query#check}. */
    abstract Optional<?> read(Query query, String name);

    /** @throws IllegalArgumentException if the text is no such value */
    abstract Object parse(String part);

    /** The text that {@link #parse} reads. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
