package dev.ebayconnector.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import io.micronaut.core.naming.NameUtils;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Lets a controller method take a {@link PathId}. */
@Singleton
final class PathIdConverter implements TypeConverter<CharSequence, PathId> {

    @Override
    public Optional<PathId> convert(CharSequence text, Class<PathId> target, ConversionContext context) {
        try {
            return Optional.of(new PathId(Values.uuid(text.toString())));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid(name(context), "must be a UUID");
        }
    }

    private static String name(ConversionContext context) {
        return context instanceof ArgumentConversionContext<?> argument
                ? NameUtils.underscoreSeparate(argument.getArgument().getName()).toLowerCase(Locale.ROOT)
                : "id";
    }
}
