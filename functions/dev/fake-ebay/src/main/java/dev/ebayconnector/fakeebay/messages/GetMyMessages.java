package dev.ebayconnector.fakeebay.messages;

import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Seller;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/**
 * Answers GetMyMessages of the Trading API. Whatever happens, the HTTP status is 200; {@code Ack} says how it went.
 */
final class GetMyMessages {
    private static final int MOST_IDS = 10;
    private static final int DEFAULT_ENTRIES = 25;
    private static final int MOST_ENTRIES = 200;
    private static final String INPUT_DATA = "37";

    private final Bearer bearer;
    private final Function<Seller, MailBook> books;

    GetMyMessages(Bearer bearer, Function<Seller, MailBook> books) {
        this.bearer = bearer;
        this.books = books;
    }

    /** A message where it stands in a mailbox. */
    record Entry(Talk talk, Mail mail, int folder) {}

    Reply answer(Request request) {
        if (!request.header("X-EBAY-API-CALL-NAME").equals(Optional.of("GetMyMessages"))) {
            return failure("2", "Unsupported verb.");
        }
        Optional<Seller> seller = request.header("X-EBAY-API-IAF-TOKEN").flatMap(bearer::seller);
        if (seller.isEmpty()) {
            return failure("21916984", "Invalid IAF token.");
        }
        Optional<Document> asked = Xml.read(request.body());
        return asked.isEmpty()
                ? failure("5", "XML Parse error.")
                : answer(asked.get(), entries(books.apply(seller.get()), seller.get()));
    }

    private static Reply answer(Document asked, List<Entry> all) {
        try {
            String level = Xml.text(asked, "DetailLevel").orElse("");
            List<String> ids = Xml.texts(asked, "MessageID");
            if (ids.size() > MOST_IDS) {
                return failure(INPUT_DATA, "Input data for tag <MessageIDs> is invalid or missing.");
            }
            return switch (level) {
                case "ReturnHeaders" -> success(ids.isEmpty() ? page(asked, all) : byId(all, ids), false);
                case "ReturnMessages" -> success(byId(all, ids), true);
                default -> failure(INPUT_DATA, "Input data for tag <DetailLevel> is invalid or missing.");
            };
        } catch (DateTimeException | NumberFormatException e) {
            return failure(INPUT_DATA, "Input data is invalid.");
        }
    }

    private static List<Entry> entries(MailBook book, Seller seller) {
        return book.select(talk -> true).stream()
                .flatMap(talk -> talk.mails().stream()
                        .map(mail -> new Entry(talk, mail, mail.recipient().equals(seller.username()) ? 0 : 1)))
                .sorted((one, other) ->
                        other.mail().sentAt().compareTo(one.mail().sentAt()))
                .toList();
    }

    private static Stream<Entry> byId(List<Entry> all, List<String> ids) {
        return all.stream().filter(entry -> ids.contains(entry.mail().id()));
    }

    private static Stream<Entry> page(Document asked, List<Entry> all) {
        int entries = number(asked, "EntriesPerPage", DEFAULT_ENTRIES);
        int page = number(asked, "PageNumber", 1);
        if (entries < 1 || entries > MOST_ENTRIES || page < 1) {
            throw new NumberFormatException("Pagination");
        }
        return all.stream()
                .filter(folder(asked).and(period(asked)))
                .skip((long) (page - 1) * entries)
                .limit(entries);
    }

    private static Predicate<Entry> folder(Document asked) {
        int folder = number(asked, "FolderID", 0);
        return entry -> entry.folder() == folder;
    }

    private static Predicate<Entry> period(Document asked) {
        Optional<Instant> start = Xml.text(asked, "StartTime").map(Instant::parse);
        Optional<Instant> end = Xml.text(asked, "EndTime").map(Instant::parse);
        return entry ->
                start.filter(from -> entry.mail().sentAt().isBefore(from)).isEmpty()
                        && end.filter(to -> entry.mail().sentAt().isAfter(to)).isEmpty();
    }

    private static int number(Document asked, String name, int byDefault) {
        return Xml.text(asked, name).map(Integer::parseInt).orElse(byDefault);
    }

    private static Reply success(Stream<Entry> entries, boolean bodies) {
        StringBuilder xml = new StringBuilder("<Ack>Success</Ack><Messages>");
        entries.forEach(entry -> xml.append(MailXml.of(entry, bodies)));
        return reply(xml.append("</Messages>").toString());
    }

    private static Reply failure(String code, String message) {
        return reply("<Ack>Failure</Ack><Errors><ShortMessage>" + Xml.escaped(message) + "</ShortMessage><LongMessage>"
                + Xml.escaped(message) + "</LongMessage><ErrorCode>" + code
                + "</ErrorCode><SeverityCode>Error</SeverityCode></Errors>");
    }

    private static Reply reply(String content) {
        return new Reply(
                200,
                Map.of("Content-Type", "text/xml"),
                Xml.bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><GetMyMessagesResponse"
                        + " xmlns=\"urn:ebay:apis:eBLBaseComponents\"><Version>1423</Version>" + content
                        + "</GetMyMessagesResponse>"));
    }
}
