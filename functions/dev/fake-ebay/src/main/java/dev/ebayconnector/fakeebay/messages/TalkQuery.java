package dev.ebayconnector.fakeebay.messages;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Parameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a call of getConversations or getConversation asks for, kept to eBay's rules. */
record TalkQuery(Predicate<Talk> filter, int limit, int offset) {
    private static final Set<String> TYPES = Set.of(Talk.FROM_MEMBERS, Talk.FROM_EBAY);
    private static final Set<String> STATUSES = Set.of("ACTIVE", "ARCHIVED", "DELETED", "READ", "UNREAD");
    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST_LIMIT = 50;

    static Checked<TalkQuery> parse(Parameters query) {
        Optional<String> type = query.find("conversation_type");
        if (type.isEmpty()) {
            return refused(355017, "The required conversation_type query parameter is missing.");
        }
        if (!TYPES.contains(type.get())) {
            return refused(355002, "Invalid conversation_type value.");
        }
        if (query.find("reference_id").isPresent()
                && query.find("reference_type").isEmpty()) {
            return refused(355022, "The parameter reference_type is required whenever reference_id is provided.");
        }
        Optional<String> status = query.find("conversation_status");
        if (status.filter(word -> !STATUSES.contains(word)).isPresent()) {
            return refused(355001, "Invalid conversation_status value.");
        }
        return filtered(query, type.get()).then(filter -> paged(query, filter));
    }

    private static Checked<TalkQuery> paged(Parameters query, Predicate<Talk> filter) {
        int limit = number(query.find("limit"), DEFAULT_LIMIT);
        int offset = number(query.find("offset"), 0);
        if (limit < 1 || limit > MOST_LIMIT) {
            return refused(355009, "Invalid limit.");
        }
        return offset < 0 || offset % limit != 0
                ? refused(355008, "Invalid offset. The offset value must be synchronized up with the limit value.")
                : Checked.passed(new TalkQuery(filter, limit, offset));
    }

    private static Checked<Predicate<Talk>> filtered(Parameters query, String type) {
        try {
            Optional<Instant> start = query.find("start_time").map(Instant::parse);
            Optional<Instant> end = query.find("end_time").map(Instant::parse);
            if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
                return refused(355004, "The start_time must be an earlier date than end_time.");
            }
            boolean dated = type.equals(Talk.FROM_MEMBERS);
            Predicate<Talk> wanted = talk -> talk.type().equals(type)
                    && query.find("other_party_username")
                            .filter(name -> !name.equals(talk.party()))
                            .isEmpty()
                    && query.find("reference_id")
                            .filter(item -> !talk.item().equals(Optional.of(item)))
                            .isEmpty()
                    && query.find("conversation_status")
                            .filter(status -> !status.equals("ACTIVE"))
                            .isEmpty();
            return Checked.passed(dated ? wanted.and(talk -> within(talk, start, end)) : wanted);
        } catch (DateTimeParseException e) {
            return refused(355005, "Invalid date format used for one or both date filters.");
        }
    }

    private static boolean within(Talk talk, Optional<Instant> start, Optional<Instant> end) {
        return talk.mails().stream()
                .anyMatch(mail ->
                        start.filter(from -> mail.sentAt().isBefore(from)).isEmpty()
                                && end.filter(to -> mail.sentAt().isAfter(to)).isEmpty());
    }

    private static int number(Optional<String> text, int byDefault) {
        return text.isEmpty() ? byDefault : text.get().matches("\\d{1,9}") ? Integer.parseInt(text.get()) : -1;
    }

    static <T> Checked<T> refused(int errorId, String message) {
        return Checked.refused(ApiErrors.error(400, errorId, "API_MESSAGE", "REQUEST", message, message));
    }
}
