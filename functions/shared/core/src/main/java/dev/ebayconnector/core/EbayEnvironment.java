package dev.ebayconnector.core;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** eBay has two environments, each with its own app credentials, users and hosts; an account belongs to one of them. */
@TypeDef(type = DataType.STRING, converter = EbayEnvironment.Column.class)
public enum EbayEnvironment {
    PRODUCTION,
    SANDBOX;

    /** {@code production} or {@code sandbox}, as in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other text. */
    public static Optional<EbayEnvironment> of(String code) {
        return Arrays.stream(values())
                .filter(environment -> environment.code().equals(code))
                .findFirst();
    }

    /** Reads and writes {@link #code()} in the columns named {@code environment}. */
    @Singleton
    public static final class Column implements AttributeConverter<EbayEnvironment, String> {

        @Override
        public String convertToPersistedValue(EbayEnvironment environment, ConversionContext context) {
            return environment == null ? null : environment.code();
        }

        @Override
        public EbayEnvironment convertToEntityValue(String code, ConversionContext context) {
            return code == null ? null : of(code).orElseThrow(() -> new IllegalArgumentException(code));
        }
    }
}
