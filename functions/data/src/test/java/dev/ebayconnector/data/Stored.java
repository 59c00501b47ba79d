package dev.ebayconnector.data;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The function with a database of its own, in which two sellers are connected. */
final class Stored implements AutoCloseable {

    static final String ONE = "11111111-1111-4111-8111-111111111111";
    static final String OTHER = "33333333-3333-4333-8333-333333333333";

    private final TestDatabase database = TestDatabase.migrated();
    private final String keyset = TestKeyset.fresh();
    private final DataFunction function = new DataFunction(Map.of(
            "DATABASE_URL",
            database.url(),
            "SESSION_KEYS",
            TestSession.KEYS,
            "PERSONAL_DATA_KEYSET",
            keyset,
            "EDGE_REQUIRED",
            "false"));
    private final Sql sql = new Sql(database.url());
    private final String viewer = TestSession.of("VIEWER");

    Stored() throws IOException {
        sql.run("INSERT INTO users (id, email, password_hash, role) VALUES ('%s', 'ada@example.com', 'x', 'ADMIN')"
                .formatted(ONE));
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_by, connected_at)
            VALUES ('%1$s', 'sandbox', 'u-1', 'one', 'CONNECTED', '%1$s', now()), ('%2$s', 'sandbox', 'u-2', 'other', 'CONNECTED', '%1$s', now())
            """.formatted(ONE, OTHER));
    }

    /** As the sync has them. */
    PersonalDataKeys keys() {
        return PersonalDataKeys.read(setting -> keyset, (setting, problem) -> {
            throw new IllegalStateException(setting + " " + problem);
        });
    }

    Sql sql() {
        return sql;
    }

    DataFunction function() {
        return function;
    }

    String url() {
        return database.url();
    }

    /** @param target path and query, encoded */
    HttpAnswer get(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(viewer));
    }

    HttpAnswer get(String target, String header, String value) {
        return LambdaCall.http(
                function, HttpEvent.get(target).header(header, value).bearer(viewer));
    }

    /** @param accepted the header {@code Accept} */
    HttpAnswer get(String target, String accepted) {
        return LambdaCall.http(
                function, HttpEvent.get(target).header("Accept", accepted).bearer(viewer));
    }

    /**
     * The items of all pages, read one page after another.
     *
     * @param target with a query
     */
    List<String> all(String target) {
        var seen = new ArrayList<String>();
        var next = "";
        while (true) {
            var page = get((target + next).replace("?&", "?"));
            if (page.status() != 200) {
                throw new AssertionError(target + next + ": " + page);
            }
            page.json().path("items").forEach(item -> seen.add(item.toString()));
            if (page.json().path("next").isNull()) {
                return seen;
            }
            next = "&next=" + page.json().path("next").asText();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws IOException {
        function.close();
        database.close();
    }
}
