package dev.ebayconnector.privacy.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who is to be erased: what eBay calls a person. Each member may be null, but not all. eBay writes a user name or a user id
 * into its {@code username} members, so each identifier is looked for in all of them (Marketplace Account Deletion).
 *
 * @param userId       never changes and is never used again, unlike a user name
 * @param furtherNames that the person had, known from the seller's account
 */
public record Subject(String username, String userId, String eiasToken, List<String> furtherNames) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Subject(String username, String userId, String eiasToken) {
        this(username, userId, eiasToken, List.of());
    }

    public Subject {
        username = given(username);
        userId = given(userId);
        eiasToken = given(eiasToken);
        if (username == null && userId == null && eiasToken == null) {
            throw new IllegalArgumentException("a person has at least one identifier");
        }
    }

    /** For an identifier whose kind was not given. */
    public static Subject named(String identifier) {
        return new Subject(identifier, null, null);
    }

    /** Those that are known. */
    public List<String> identifiers() {
        return Stream.of(username, userId, eiasToken).filter(Objects::nonNull).toList();
    }

    /** Also known by the names of a seller's account. */
    Subject with(List<String> names) {
        return new Subject(username, userId, eiasToken, names);
    }

    /** All that is to be looked for in texts. */
    List<String> names() {
        return Stream.concat(identifiers().stream(), furtherNames.stream())
                .distinct()
                .toList();
    }

    /** As it is sealed until the erasure is done. */
    String json() {
        var json = JSON.createObjectNode()
                .put("username", username)
                .put("userId", userId)
                .put("eiasToken", eiasToken);
        furtherNames.forEach(json.putArray("furtherNames")::add);
        return json.toString();
    }

    /** @param json as {@link #json} makes it */
    static Subject of(String json) {
        try {
            var members = JSON.readTree(json);
            return new Subject(
                    members.path("username").textValue(),
                    members.path("userId").textValue(),
                    members.path("eiasToken").textValue(),
                    members.path("furtherNames")
                            .valueStream()
                            .map(JsonNode::textValue)
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no subject", e);
        }
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "Subject[***]";
    }
}
