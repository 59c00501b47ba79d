package dev.ebayconnector.fakeebay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where a RuName sends the browser, as set in the developer portal. */
final class RuNames {
    record Addresses(String accepted, String declined) {}

    private final Map<String, Addresses> addresses = new ConcurrentHashMap<>();

    void set(String runame, Addresses where) {
        addresses.put(runame, where);
    }

    Optional<Addresses> find(String runame) {
        return Optional.ofNullable(addresses.get(runame));
    }

    Map<String, Addresses> all() {
        return Map.copyOf(addresses);
    }
}
