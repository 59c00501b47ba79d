package dev.ebayconnector.local.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of the functions, with numbered parameters as {@code PREPARE} takes them.
 *
 * @param source the class that holds it, and for a list which filters
 * @param hints  for each parameter the column it is compared with or stored in, or an empty text
 */
record Statement(String source, String sql, List<String> hints) {

    /** A parameter that is compared: {@code o.created_at >= :from}; quoted texts and casts are no parameters. */
    private static final Pattern PARAMETER = Pattern.compile(
            "'(?:[^']|'')*'|::|(?:(?<column>\\w+)\\)? *(?:=|<|>|<=|>=) *\\(?(?:CAST\\()?)?(?<parameter>:[a-zA-Z]\\w*|\\?)");

    /** @param sql with {@code :name} or {@code ?} */
    static Statement of(String source, String sql) {
        var numbered = new StringBuilder();
        var names = new ArrayList<String>();
        var hints = new ArrayList<String>();
        var matcher = PARAMETER.matcher(sql);
        while (matcher.find()) {
            var parameter = matcher.group("parameter");
            if (parameter == null) {
                matcher.appendReplacement(numbered, Matcher.quoteReplacement(matcher.group()));
                continue;
            }
            var known = parameter.equals("?") ? -1 : names.indexOf(parameter);
            if (known < 0) {
                names.add(parameter);
                hints.add(hint(matcher.group("column"), parameter));
            }
            var number = known < 0 ? names.size() : known + 1;
            var before = matcher.group().substring(0, matcher.group().length() - parameter.length());
            matcher.appendReplacement(
                    numbered, Matcher.quoteReplacement(before + "$" + number));
        }
        matcher.appendTail(numbered);
        return new Statement(source, numbered.toString(), hints);
    }

    private static String hint(String column, String parameter) {
        if (column != null) {
            return column;
        }
        return parameter.equals("?")
                ? ""
                : parameter.substring(1).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
