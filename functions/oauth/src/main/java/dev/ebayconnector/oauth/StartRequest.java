package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the body of {@code POST /api/ebay/oauth/start}; only {@code environment} is required. */
final class StartRequest {

    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}-[A-Z]{2}");

    private StartRequest() {}

    /**
     * @param body null if there was none
     * @throws HttpProblem 422 naming every unknown and every invalid member
     */
    static ConnectCommand read(Map<String, Object> body, UUID userId, RequestId requestId) {
        var members = Members.of(body, "environment", "account_id", "locale", "login", "optional_scopes");
        var environment = members.oneOf("environment", "production", "sandbox").flatMap(EbayEnvironment::of);
        if (body == null || body.get("environment") == null) {
            members.problem("environment", "is missing; it must be production or sandbox");
        }
        var accountId = members.uuid("account_id");
        var locale = members.matching("locale", LOCALE, "must be a locale such as de-DE");
        var signIn = members.flag("login");
        var optionalScopes = members.optionalFlag("optional_scopes").orElse(true);
        members.check();
        return new ConnectCommand(
                userId, environment.orElseThrow(), accountId, locale, signIn, optionalScopes, requestId);
    }
}
