package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of endpoints in {@code docs/api.md} says of each route what {@code security/Policy} says. */
class ApiTableTest {

    private static final Path ROOT = ProjectRoot.find("", Path.of(""));
    private static final Pattern ROUTE = Pattern.compile("`(?:(GET|POST|PUT|DELETE) )?(…?/[^`\\s]+)`");

    /** A route of the table and its second column. */
    private record Row(String method, String path, String role) {}

    @Test
    void everyRouteIsInTheTableWithItsRoleAndTheScopeOfATokenAndNoOther() throws Exception {
        var policy = new BuiltPolicy(ROOT);
        var rows = rows();
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            var line = policy.of(row.method(), row.path());
            if (line.isEmpty()) {
                wrong.add(row + " is no route");
            } else if (!agrees(row.role(), line.get().access())) {
                wrong.add(row + ", and the policy says " + line.get().access());
            }
        }
        policy.lines().stream()
                .filter(line -> rows.stream()
                        .noneMatch(row -> policy.of(row.method(), row.path()).equals(Optional.of(line))))
                .forEach(line -> wrong.add(line + " is not in the table"));
        assertThat(wrong).isEmpty();
        assertThat(rows).hasSizeGreaterThan(50);
    }

    private static boolean agrees(String role, String access) {
        boolean person = role.contains("password") && !role.contains("; ") || role.equals("any session");
        return switch (access) {
            case "PUBLIC" -> role.equals("public") || role.startsWith("eBay, ");
            case "SIGNED_IN" -> role.equals("any; `read`") || role.matches("any session(, password)?");
            case "SYNC" -> role.equals("ADMIN; `sync`");
            case "ADMIN" ->
                role.startsWith("ADMIN") && !role.contains("owner") && (person || role.endsWith("; `admin`"));
            case "OWNER" -> role.startsWith("ADMIN") && (person || role.endsWith("; `admin`"));
            default -> throw new AssertionError("unknown access " + access);
        };
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/api.md"))) {
            var cells = line.split(" \\| ");
            if (line.matches("\\| `(GET|POST|PUT|DELETE) /.*") && cells.length > 2) {
                rows.addAll(routes(cells[0], cells[1]));
            }
        }
        return rows;
    }

    /** A cell may name several routes: {@code …/enable} has the beginning of the one before it. */
    private static List<Row> routes(String cell, String role) {
        var rows = new ArrayList<Row>();
        var found = ROUTE.matcher(cell);
        var method = "";
        var first = "";
        while (found.find()) {
            method = found.group(1) == null ? method : found.group(1);
            var path = found.group(2);
            if (path.startsWith("…")) {
                path = continued(first, path.substring(1));
            } else {
                first = path;
            }
            rows.add(new Row(method, path.replaceFirst("\\?.*", ""), role));
        }
        return rows;
    }

    private static String continued(String first, String rest) {
        var segment = rest.substring(0, Math.max(rest.indexOf('/', 1), 0));
        int shared = segment.isEmpty() ? -1 : first.indexOf(segment);
        return first.substring(0, shared < 0 ? first.lastIndexOf('/') : shared) + rest;
    }
}
