package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the body of {@code POST /api/ebay/oauth/start}; only {@code environment} is required. */
final class StartRequest {

    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}-[A-Z]{2}");

    private StartRequest() {}

    /**
     * @param body    null if there was none
     * @param program whether the request is signed in with a bearer token
     * @param browser the mark of the browser that starts the consent
     * @throws HttpProblem 422 naming every unknown and every invalid member
     */
    static ConnectCommand read(
            Map<String, Object> body, UUID userId, boolean program, Supplier<Secret> browser, RequestId requestId) {
        var members = Members.of(body, "environment", "account_id", "locale", "login", "optional_scopes", "handoff");
        var environment = members.oneOf("environment", "production", "sandbox").flatMap(EbayEnvironment::of);
        if (body == null || body.get("environment") == null) {
            members.problem("environment", "is missing; it must be production or sandbox");
        }
        var accountId = members.uuid("account_id");
        var locale = members.matching("locale", LOCALE, "must be a locale such as de-DE");
        var signIn = members.flag("login");
        var optionalScopes = members.optionalFlag("optional_scopes").orElse(true);
        var handoff = members.flag("handoff");
        if (handoff && !program) {
            members.problem("handoff", "is for programs that sign in with a bearer token");
        }
        members.check();
        return new ConnectCommand(
                userId,
                environment.orElseThrow(),
                accountId,
                locale,
                signIn,
                optionalScopes,
                handoff ? Optional.empty() : Optional.of(browser.get()),
                requestId);
    }
}
