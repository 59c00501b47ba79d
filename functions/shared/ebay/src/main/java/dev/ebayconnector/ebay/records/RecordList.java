package dev.ebayconnector.ebay.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The envelope of a list, with its records as uncut text. The envelope is read without building a tree and without
 * limits on depth or size, so that a record which is nested too deep or malformed in a detail cannot spoil the page.
 *
 * @param total      empty if eBay does not say it
 * @param records    each as eBay wrote it; empty if the page has none
 * @param hasRecords whether the member of the records is there at all
 * @param hasErrors  whether there is a non-empty {@code errors}
 */
record RecordList(
        OptionalInt total, List<String> records, boolean hasRecords, OptionalInt nextOffset, boolean hasErrors) {

    private static final Pattern OFFSET = Pattern.compile("[?&]offset=(\\d{1,9})(?:&|$)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

    /** Lenient about what strings hold: the strict reading of each single record finds that again. */
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** Empty if the body is not a JSON object to its end, or the member of the records is neither a list nor null. */
    static Optional<RecordList> read(String body, String member) {
        try (var parser = LENIENT.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? envelope(parser, body, member) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<RecordList> envelope(JsonParser parser, String body, String member) throws IOException {
        var total = OptionalInt.empty();
        List<String> records = null;
        var next = OptionalInt.empty();
        boolean errors = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals(member) && value == JsonToken.START_ARRAY) {
                records = elements(parser, body);
            } else if (name.equals(member) && value != JsonToken.VALUE_NULL) {
                return Optional.empty();
            } else if (name.equals("total") && value.isScalarValue()) {
                total = COUNT.matcher(parser.getText()).matches()
                        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Long.parseLong(parser.getText())))
                        : OptionalInt.empty();
            } else if (name.equals("next") && value == JsonToken.VALUE_STRING) {
                var offset = OFFSET.matcher(parser.getText());
                next = offset.find() ? OptionalInt.of(Integer.parseInt(offset.group(1))) : OptionalInt.empty();
            } else if (name.equals("errors") && value == JsonToken.START_ARRAY) {
                errors = !elements(parser, body).isEmpty();
            } else {
                parser.skipChildren();
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT
                ? Optional.of(new RecordList(
                        total, records == null ? List.of() : List.copyOf(records), records != null, next, errors))
                : Optional.empty();
    }

    private static List<String> elements(JsonParser parser, String body) throws IOException {
        var elements = new ArrayList<String>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("the list does not end");
            }
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            if (token.isScalarValue()) {
                parser.getText(); // reads a scalar to its end
            }
            elements.add(body.substring(start, (int) parser.currentLocation().getCharOffset()));
        }
        return elements;
    }
}
