package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of a start, as it came; only {@code environment} must be there. The flags are taken as texts too, so that a
 * wrong one is named.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record StartRequest(
        @Nullable String environment,
        @Nullable String accountId,
        @Nullable String locale,
        @Nullable Object login,
        @Nullable Object optionalScopes) {

    /** @throws HttpProblem 422 naming every wrong field */
    ConnectCommand command(UUID userId, RequestId requestId) {
        var errors = new ArrayList<FieldError>();
        var where = EbayEnvironment.of(environment);
        if (where.isEmpty()) {
            errors.add(new FieldError("environment", "must be production or sandbox"));
        }
        if (locale != null && !locale.matches("[a-z]{2}-[A-Z]{2}")) {
            errors.add(new FieldError("locale", "must be a locale such as de-DE"));
        }
        var account = account(errors);
        var signIn = flag("login", login, false, errors);
        var optional = flag("optional_scopes", optionalScopes, true, errors);
        if (!errors.isEmpty()) {
            throw HttpProblem.invalid(errors);
        }
        return new ConnectCommand(
                userId, where.get(), account, Optional.ofNullable(locale), signIn, optional, requestId);
    }

    private Optional<UUID> account(List<FieldError> errors) {
        try {
            return Optional.ofNullable(accountId).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("account_id", "must be a UUID"));
            return Optional.empty();
        }
    }

    private static boolean flag(String name, Object value, boolean otherwise, List<FieldError> errors) {
        return switch (value) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> {
                errors.add(new FieldError(name, "must be true or false"));
                yield otherwise;
            }
        };
    }
}
