package dev.ebayconnector.data;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import dev.ebayconnector.privacy.PersonalDataKeys;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts hashes in the place of names that a list is narrowed by: one for each environment of eBay, and the name itself for
 * the plain column of rows that an earlier release stored.
 */
@Singleton
final class PersonFilters {

    private final PersonalDataKeys keys;
    private final ConnectionOperations<Connection> connections;

    PersonFilters(PersonalDataKeys keys, ConnectionOperations<Connection> connections) {
        this.keys = keys;
        this.connections = connections;
    }

    /** @param values of the filters that were given, by their names */
    Map<String, Object> bound(List<Filter> filters, Map<String, Object> values) {
        var people = filters.stream()
                .filter(filter -> filter.kind() == Kind.PERSON && values.containsKey(filter.name()))
                .toList();
        if (people.isEmpty()) {
            return values;
        }
        var hasher = hasher();
        var bound = new LinkedHashMap<>(values);
        people.forEach(filter ->
                bound.put(filter.name(), names(hasher, values.get(filter.name()).toString())));
        return bound;
    }

    private static List<Object> names(PersonHasher hasher, String name) {
        var names = new ArrayList<Object>();
        for (var environment : EbayEnvironment.values()) {
            names.add(
                    hasher.hash(environment.code(), name).map(PersonHash::bytes).orElseGet(() -> new byte[0]));
        }
        names.add(name);
        return names;
    }

    private PersonHasher hasher() {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try {
                return keys.hasher(status.getConnection());
            } catch (SQLException e) {
                throw new DataAccessException("the key of hashes could not be read", e);
            }
        });
    }
}
