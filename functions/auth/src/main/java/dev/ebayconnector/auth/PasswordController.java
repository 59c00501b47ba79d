package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.ClientAddress;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;

/** Sets passwords: {@code /api/auth/password}. */
@Controller("/api/auth")
final class PasswordController {

    private static final String NEW = "password";
    private static final String PRESENT = "present_password";

    private final OwnPassword own;
    private final PasswordLinks links;
    private final PasswordRules rules;

    PasswordController(OwnPassword own, PasswordLinks links, PasswordRules rules) {
        this.own = own;
        this.links = links;
        this.rules = rules;
    }

    @Post("/password")
    HttpResponse<?> change(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var user = SignedIn.of(authentication);
        var members = Members.of(body, PRESENT, NEW);
        var present = members.text(PRESENT, text -> !text.isEmpty(), "is missing");
        var wanted = rules.read(members, NEW, user.email());
        members.check();
        if (!own.change(user, present, wanted, ClientAddress.networkOf(request), requestId)) {
            throw wrongPassword();
        }
        return HttpResponse.noContent();
    }

    /** Anonymous: whoever has the link is the user. */
    @Post("/password/link")
    HttpResponse<?> redeem(@Body @Nullable Map<String, Object> body, RequestId requestId) {
        var members = Members.of(body, "link", NEW);
        var link = members.text("link", text -> !text.isBlank(), "is missing");
        var password = rules.readLength(members, NEW);
        members.check();
        var user = links.userOf(link).orElseThrow(PasswordController::noLink);
        rules.check(members, NEW, password, user.email());
        members.check();
        if (!links.redeem(link, user, password, requestId)) {
            throw noLink();
        }
        return HttpResponse.noContent();
    }

    static HttpProblem wrongPassword() {
        return HttpProblem.of(HttpStatus.FORBIDDEN, "The password is wrong.").with("code", "wrong-password");
    }

    private static HttpProblem noLink() {
        return HttpProblem.of(
                HttpStatus.NOT_FOUND, "This link was used, has expired or never existed. Ask an admin for a new one.");
    }
}
