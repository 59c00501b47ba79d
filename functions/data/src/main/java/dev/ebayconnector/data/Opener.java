package dev.ebayconnector.data;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.Place;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts what is sealed into the records that were read. The keys of all accounts among them are read by one statement. A
 * record whose key was dropped is shown without its personal data.
 */
@Singleton
final class Opener {

    private static final String ACCOUNT = "account_id";

    private final PersonalDataKeys keys;
    private final ConnectionOperations<Connection> connections;

    Opener(PersonalDataKeys keys, ConnectionOperations<Connection> connections) {
        this.keys = keys;
        this.connections = connections;
    }

    /** The names of what is shown. */
    static List<String> shown(StoredResource resource, List<String> columns) {
        var sealing = resource.source().sealing();
        return sealing == null
                ? columns
                : columns.stream().filter(column -> !hidden(sealing, column)).toList();
    }

    private static boolean hidden(Sealing sealing, String column) {
        return sealing.parts().stream().anyMatch(part -> part.column().equals(column));
    }

    List<StoredRow> open(StoredResource resource, List<StoredRow> rows) {
        var sealing = resource.source().sealing();
        if (sealing == null) {
            return rows;
        }
        var found = keys(sealing, rows);
        int columns = resource.source().key().size();
        return rows.stream()
                .map(row -> open(sealing, row, Optional.ofNullable(found.get(account(row))), key(row, columns)))
                .toList();
    }

    private Map<UUID, DataKey> keys(Sealing sealing, List<StoredRow> rows) {
        var accounts = rows.stream()
                .filter(row ->
                        sealing.parts().stream().anyMatch(part -> row.values().get(part.column()) != null))
                .map(Opener::account)
                .collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try {
                return keys.find(status.getConnection(), accounts);
            } catch (SQLException e) {
                throw new DataAccessException("the data keys could not be read", e);
            }
        });
    }

    private static UUID account(StoredRow row) {
        return UUID.fromString(row.values().get(ACCOUNT).toString());
    }

    /** The row's key without the account: the last columns of the order. */
    private static List<String> key(StoredRow row, int columns) {
        var bound = row.key().bound();
        return bound.subList(bound.size() - columns + 1, bound.size()).stream()
                .map(Object::toString)
                .toList();
    }

    private static StoredRow open(Sealing sealing, StoredRow row, Optional<DataKey> key, List<String> id) {
        var values = new LinkedHashMap<>(row.values());
        var raw = row.raw();
        var opened = new LinkedHashMap<Sealing.Part, PersonalMembers>();
        for (var part : sealing.parts()) {
            var members = members(part.place(sealing.table(), id), key, values.remove(part.column()));
            opened.put(part, members);
            if (part.json().equals(StoredResource.RAW_COLUMN)) {
                raw = raw == null ? null : members.restore(raw);
            } else if (values.get(part.json()) instanceof StoredRow.Json(String facts)) {
                values.put(part.json(), new StoredRow.Json(members.restore(facts)));
            }
        }
        sealing.shown().forEach((column, from) -> {
            if (values.containsKey(column)) {
                value(from, opened).ifPresent(value -> values.put(column, value));
            }
        });
        return new StoredRow(row.key(), values, raw);
    }

    private static PersonalMembers members(Place place, Optional<DataKey> key, Object sealed) {
        return key.map(found -> found.members(place, (byte[]) sealed)).orElse(PersonalMembers.NONE);
    }

    private static Optional<Object> value(List<Sealing.Shown> from, Map<Sealing.Part, PersonalMembers> opened) {
        return from.stream()
                .flatMap(shown -> opened.values().stream().flatMap(members -> value(shown, members).stream()))
                .findFirst();
    }

    private static Optional<Object> value(Sealing.Shown shown, PersonalMembers members) {
        return switch (shown) {
            case Sealing.Shown.Text(String path) ->
                members.text(path).filter(text -> !text.isEmpty()).map(Object.class::cast);
            case Sealing.Shown.Kept(String column) -> members.column(column).map(Object.class::cast);
            case Sealing.Shown.KeptJson(String column) -> members.column(column).map(StoredRow.Json::new);
        };
    }
}
