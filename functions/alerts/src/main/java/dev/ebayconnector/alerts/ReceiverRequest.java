package dev.ebayconnector.alerts;

import dev.ebayconnector.web.Members;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request says of a receiver; empty members were left out.
 *
 * @param types codes of {@link AlertType}; empty for all
 */
record ReceiverRequest(
        Optional<String> name,
        Optional<ReceiverUrl> url,
        Optional<String> format,
        Optional<List<String>> types,
        Optional<Boolean> paused) {

    private static final int LONGEST_NAME = 100;
    private static final String URL = "url";
    private static final Pattern ANY = Pattern.compile("(?s).*");

    static ReceiverRequest ofNew(Map<String, Object> body, Addresses addresses) {
        var members = Members.of(body, "name", URL, "format", "types");
        var request = new ReceiverRequest(
                members.optionalText("name", LONGEST_NAME),
                url(members, addresses),
                members.oneOf("format", Receiver.JSON, Receiver.SLACK),
                members.someOf("types", AlertType.choices()),
                Optional.empty());
        require(members, body, "name");
        require(members, body, URL);
        members.check();
        return request;
    }

    static ReceiverRequest ofChange(Map<String, Object> body, Addresses addresses) {
        var members = Members.of(body, "name", URL, "types", "paused");
        var request = new ReceiverRequest(
                members.optionalText("name", LONGEST_NAME),
                url(members, addresses),
                Optional.empty(),
                members.someOf("types", AlertType.choices()),
                members.optionalFlag("paused"));
        members.check();
        return request;
    }

    private static void require(Members members, Map<String, Object> body, String name) {
        if (body == null || body.get(name) == null) {
            members.problem(name, "is missing");
        }
    }

    /** The problem names the rule and not the value, which may be a secret. */
    private static Optional<ReceiverUrl> url(Members members, Addresses addresses) {
        var text = members.matching(URL, ANY, "must be a text");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var url = ReceiverUrl.parse(text.get(), addresses.isLocal());
            addresses.of(url.host());
            return Optional.of(url);
        } catch (IllegalArgumentException e) {
            members.problem(URL, e.getMessage());
        } catch (Addresses.NotPublic e) {
            members.problem(URL, "must be at a public address");
        } catch (UnknownHostException e) {
            members.problem(URL, "has a host that has no address");
        }
        return Optional.empty();
    }
}
