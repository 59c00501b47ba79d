package dev.ebayconnector.fakeebay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The consent page and the seller's decision on it. */
final class Consent {
    private final AppCredentialsByEnvironment credentials;
    private final RuNames runames;
    private final Tokens tokens;

    Consent(AppCredentialsByEnvironment credentials, RuNames runames, Tokens tokens) {
        this.credentials = credentials;
        this.runames = runames;
        this.tokens = tokens;
    }

    Reply show(Request request) {
        return check(request.query()).reply(valid -> Reply.html(200, ConsentPage.of(valid)));
    }

    Reply decide(Request request) {
        Parameters form = request.form();
        return check(form).reply(valid -> switch (form.get("decision")) {
            case "agree" ->
                Seller.find(valid.environment(), form.get("seller"))
                        .map(seller -> Reply.redirect(accepted(valid, seller)))
                        .orElseGet(OAuthErrors::shownInvalidRequest);
            case "decline" -> Reply.redirect(declined(valid));
            default -> OAuthErrors.shownInvalidRequest();
        });
    }

    Checked<ConsentRequest> check(Parameters asked) {
        return ConsentRequest.check(asked, credentials, runames);
    }

    String accepted(ConsentRequest request, Seller seller) {
        Map<String, String> answer = new LinkedHashMap<>();
        request.asked().find("state").ifPresent(state -> answer.put("state", state));
        answer.put("code", tokens.issueCode(seller, request.credentials().runame(), request.scopes()));
        answer.put("expires_in", String.valueOf(ConsentCode.LIFE.toSeconds()));
        return withQuery(request.addresses().accepted(), answer);
    }

    String declined(ConsentRequest request) {
        Map<String, String> answer = new LinkedHashMap<>();
        request.asked().find("state").ifPresent(state -> answer.put("state", state));
        answer.put("isAuthSuccessful", "false");
        return withQuery(request.addresses().declined(), answer);
    }

    private static String withQuery(String address, Map<String, String> query) {
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", address + (address.contains("?") ? "&" : "?"), ""));
    }
}
