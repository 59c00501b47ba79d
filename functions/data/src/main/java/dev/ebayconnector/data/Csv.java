package dev.ebayconnector.data;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Lines of CSV as RFC 4180 defines it, each with its CRLF.
 *
 * <p>Spreadsheets take a text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return for a
 * formula, and buyers write some of these texts. Such a text gets an apostrophe in front. Numbers, moments and flags are
 * written as they are.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV Injection</a>
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String line(Collection<?> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String field(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> quoted(isFormula(text) ? "'" + text : text);
            case StoredRow.Json json -> quoted(json.text());
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String text) {
        var plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
