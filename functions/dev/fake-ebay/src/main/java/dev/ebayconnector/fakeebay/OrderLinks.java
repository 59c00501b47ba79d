package dev.ebayconnector.fakeebay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Absolute links between pages, escaped as eBay escapes them: brackets and bars, but no colons and commas. */
final class OrderLinks {
    private final Supplier<String> apiUrl;

    OrderLinks(Supplier<String> apiUrl) {
        this.apiUrl = apiUrl;
    }

    String page(Request request, int offset, int limit) {
        return apiUrl.get() + Orders.PATH + "?" + part(request, "filter") + part(request, "fieldGroups") + "limit="
                + limit + "&offset=" + offset;
    }

    String ids(List<String> ids) {
        return apiUrl.get() + Orders.PATH + "?orderIds=" + escaped(String.join(",", ids));
    }

    private static String part(Request request, String name) {
        Optional<String> value = request.query().find(name).filter(each -> !each.isBlank());
        return value.map(each -> name + "=" + escaped(each) + "&").orElse("");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
