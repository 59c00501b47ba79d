package dev.ebayconnector.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules for a script that PostgreSQL runs outside a transaction. A job that is killed in it leaves what was done, and
 * no row in the history, so the next job runs the whole script again: it must come to the same end from anywhere.
 */
record NonTransactionalScript(String sql) {

    private static final String NAME = "((?:\"[^\"]+\"|\\w+)(?:\\.(?:\"[^\"]+\"|\\w+))?)";
    private static final Pattern OUTSIDE = Pattern.compile(
            "\\bCONCURRENTLY\\b|^(?:VACUUM|ALTER SYSTEM|(?:CREATE|DROP) (?:DATABASE|TABLESPACE))\\b|\\bADD VALUE\\b");
    private static final Pattern CREATE =
            Pattern.compile("^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?" + NAME + " ON ");
    private static final Pattern DROP = Pattern.compile("^DROP INDEX CONCURRENTLY IF EXISTS " + NAME + "$");
    private static final Pattern REPEATABLE =
            Pattern.compile("^REINDEX .*CONCURRENTLY|^VACUUM\\b|\\bADD VALUE IF NOT EXISTS\\b|^ALTER SYSTEM\\b");

    boolean outsideATransaction() {
        return statements().anyMatch(statement -> OUTSIDE.matcher(statement).find());
    }

    /** Empty for a script that runs in a transaction. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (outsideATransaction()) {
            var dropped = new ArrayList<String>();
            statements().forEach(statement -> check(statement, dropped, problems));
        }
        return problems;
    }

    private static void check(String statement, List<String> dropped, List<String> problems) {
        var drop = DROP.matcher(statement);
        var create = CREATE.matcher(statement);
        if (drop.find()) {
            dropped.add(drop.group(1).toLowerCase(Locale.ROOT));
        } else if (create.find()) {
            if (!dropped.contains(create.group(1).toLowerCase(Locale.ROOT))) {
                problems.add("put DROP INDEX CONCURRENTLY IF EXISTS " + create.group(1) + " before: " + statement);
            }
        } else if (!REPEATABLE.matcher(statement).find()) {
            problems.add("move into a script of its own, or make it repeatable: " + statement);
        }
    }

    /** Upper-case words, one blank between them, no comments. */
    private Stream<String> statements() {
        var plain = sql.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("--[^\\n]*", " ");
        return Stream.of(plain.split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty())
                .map(NonTransactionalScript::upperCaseKeywords);
    }

    private static String upperCaseKeywords(String statement) {
        var parts = statement.split("(?<=\")|(?=\")");
        var inQuotes = false;
        var text = new StringBuilder();
        for (var part : parts) {
            if (part.equals("\"")) {
                inQuotes = !inQuotes;
            }
            text.append(inQuotes ? part : part.toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }
}
