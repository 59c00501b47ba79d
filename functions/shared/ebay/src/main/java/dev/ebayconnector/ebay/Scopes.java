package dev.ebayconnector.ebay;

import java.util.List;
import java.util.stream.Stream;

/**
 * OAuth scopes in eBay's long form, each once, in the order in which they came. This is the only place that reads their
 * text form and that decides which ones are missing.
 */
public record Scopes(List<String> values) {

    /** A scope that only reads is part of the scope of the same name that also writes. */
    private static final String READ_ONLY = ".readonly";

    public Scopes {
        values = values.stream().distinct().toList();
    }

    /**
     * Reads scopes that are separated by white space, as OAuth writes them (RFC 6749, section 3.3).
     *
     * @param text null or blank for none
     */
    public static Scopes parse(String text) {
        return new Scopes(Stream.of((text == null ? "" : text).split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .toList());
    }

    /** Whether these allow what the scope allows. */
    public boolean allow(String scope) {
        return values.contains(scope)
                || scope.endsWith(READ_ONLY)
                        && values.contains(scope.substring(0, scope.length() - READ_ONLY.length()));
    }

    /** Those of the required scopes that these do not allow. */
    public Scopes missing(Scopes required) {
        return new Scopes(
                required.values.stream().filter(scope -> !allow(scope)).toList());
    }

    /** These, then the others. */
    public Scopes and(Scopes others) {
        return new Scopes(Stream.concat(values.stream(), others.values.stream()).toList());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The text form that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
