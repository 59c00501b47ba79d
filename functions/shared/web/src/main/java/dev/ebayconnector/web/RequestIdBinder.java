package dev.ebayconnector.web;

import dev.ebayconnector.core.RequestId;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller method take a {@link RequestId}. */
@Singleton
final class RequestIdBinder implements TypedRequestArgumentBinder<RequestId> {

    @Override
    public Argument<RequestId> argumentType() {
        return Argument.of(RequestId.class);
    }

    @Override
    public BindingResult<RequestId> bind(ArgumentConversionContext<RequestId> context, HttpRequest<?> request) {
        return () -> Optional.of(RequestIdFilter.idOf(request));
    }
}
