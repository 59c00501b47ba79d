package dev.ebayconnector.auth;

import dev.ebayconnector.web.PageKey;
import dev.ebayconnector.web.Values;
import java.util.List;

/**
 * The place of a user in the list of all users.
 *
 * @param email in lower case
 */
record UserKey(String email) implements PageKey {

    static UserKey of(List<String> parts) {
        return new UserKey(Values.text(parts.getFirst()));
    }

    static UserKey of(UserRow row) {
        return new UserKey(row.emailKey());
    }

    @Override
    public List<Object> values() {
        return List.of(email);
    }
}
