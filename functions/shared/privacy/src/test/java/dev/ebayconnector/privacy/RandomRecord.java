package dev.ebayconnector.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Records with facts of any shape and, on some of their paths, personal values of any shape. */
final class RandomRecord {

    /** Part of every personal value and of no fact. */
    static final String PERSONAL = "person-of-the-test";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("amount", "a/b", "c~d", "", "0", "Straße", "note2");

    private RandomRecord() {}

    static ObjectNode of(Random random, PersonalPaths paths) {
        return object(random, paths.root().next(), 0);
    }

    private static ObjectNode object(Random random, Map<String, PersonalPaths.Step> steps, int depth) {
        var object = fact(random, depth);
        steps.forEach((name, step) -> {
            if (random.nextInt(3) > 0) {
                object.set(random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT), value(random, step, depth));
            }
        });
        return object;
    }

    private static JsonNode value(Random random, PersonalPaths.Step step, int depth) {
        if (random.nextInt(4) == 0) {
            var array = NODES.arrayNode();
            for (int i = random.nextInt(3); i >= 0; i--) {
                array.add(value(random, step, depth));
            }
            return array;
        }
        if (!step.personal()) {
            return object(random, step.next(), depth + 1);
        }
        return switch (random.nextInt(4)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("\u0001\"\\ " + PERSONAL + " \uD83D\uDE00");
            case 2 -> NODES.objectNode().put(PERSONAL, 7);
            default -> fact(random, depth).put("unknownMember", PERSONAL);
        };
    }

    private static ObjectNode fact(Random random, int depth) {
        var object = NODES.objectNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(depth > 3 ? 4 : 5)) {
                case 0 -> object.put(name, "fact " + random.nextInt());
                case 1 -> object.put(name, new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(30)));
                case 2 -> object.putNull(name);
                case 3 -> object.putArray(name).add(true).add(random.nextInt());
                default -> object.set(name, fact(random, depth + 1));
            }
        }
        return object;
    }
}
