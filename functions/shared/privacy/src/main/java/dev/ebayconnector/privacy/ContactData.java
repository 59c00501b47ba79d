package dev.ebayconnector.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What of the personal members of an order, or of a line item, is removed when its period is over. The rules name what
 * stays, so that a member that eBay adds goes too.
 */
public enum ContactData {

    /** E-mail addresses: every member whose name says so. */
    EMAIL {
        @Override
        void remove(ObjectNode members) {
            emails(members);
        }
    },

    /** Everything about the buyer but the user name, by which orders are found. The seller is not the buyer. */
    ALL {
        @Override
        void remove(ObjectNode members) {
            List.copyOf(members.properties()).forEach(member -> {
                var name = last(member.getKey());
                if (name.equals(BUYER) && member.getValue() instanceof ObjectNode buyer) {
                    keep(buyer, USERNAME);
                    if (buyer.isEmpty()) {
                        members.remove(member.getKey());
                    }
                } else if (!KEPT.contains(name)) {
                    members.remove(member.getKey());
                }
            });
        }
    };

    private static final String BUYER = "buyer";
    private static final String USERNAME = "username";
    private static final String EMAIL_NAME = "email";
    private static final Set<String> KEPT = Set.of("sellerid", "columns");

    abstract void remove(ObjectNode members);

    /** The members without this data; the same object if they have none of it. */
    public PersonalMembers removedFrom(PersonalMembers members) {
        try {
            var tree = (ObjectNode) Json.MAPPER.readTree(members.json());
            remove(tree);
            var rest = new PersonalMembers(tree);
            return rest.equals(members) ? members : rest;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("members are JSON", e);
        }
    }

    private static String last(String pointer) {
        return PersonalPaths.normal(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static void keep(ObjectNode object, String name) {
        List.copyOf(object.properties()).stream()
                .filter(member -> !PersonalPaths.normal(member.getKey()).equals(name))
                .forEach(member -> object.remove(member.getKey()));
    }

    private static void emails(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.properties()).stream()
                    .filter(member ->
                            PersonalPaths.normal(last(member.getKey())).contains(EMAIL_NAME))
                    .forEach(member -> object.remove(member.getKey()));
        }
        node.forEach(ContactData::emails);
    }
}
