package dev.ebayconnector.local.mainjob;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of the consent page, filled in as a seller does: one seller selected, one button pressed. */
record ConsentForm(URI action, Map<String, String> fields) {
    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile(
            "<(input|option|select|button)\\b([^>]*)>([^<]*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)\\s*=\\s*\"([^\"]*)\"");

    static Optional<ConsentForm> fill(URI page, String html, String seller, String buttonText) {
        Matcher form = FORM.matcher(html);
        if (!form.find()) {
            return Optional.empty();
        }
        String action = attributes(form.group(1)).getOrDefault("action", "");
        return Optional.of(new ConsentForm(page.resolve(action), fields(form.group(2), seller, buttonText)));
    }

    private static Map<String, String> fields(String form, String seller, String buttonText) {
        Map<String, String> fields = new LinkedHashMap<>();
        String select = "";
        Matcher control = CONTROL.matcher(form);
        while (control.find()) {
            Map<String, String> attributes = attributes(control.group(2));
            String name = attributes.getOrDefault("name", "");
            String value = attributes.getOrDefault("value", "");
            switch (control.group(1).toLowerCase(Locale.ROOT) + " " + attributes.getOrDefault("type", "")) {
                case "input hidden" -> fields.put(name, value);
                case "select " -> select = name;
                case "option " -> choose(fields, select, value, seller);
                case "input radio" -> choose(fields, name, value, seller);
                case String button
                when button.startsWith("button") && control.group(3).contains(buttonText) && !name.isEmpty() ->
                    fields.put(name, value);
                default -> {}
            }
        }
        return fields;
    }

    private static void choose(Map<String, String> fields, String name, String value, String wanted) {
        if (value.equals(wanted)) {
            fields.put(name, value);
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), unescape(attribute.group(2)));
        }
        return attributes;
    }

    private static String unescape(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
