package dev.ebayconnector.sync.messages;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.messages.CommerceMessagesClient;
import dev.ebayconnector.ebay.messages.Messages;
import dev.ebayconnector.ebay.messages.TradingMessagesClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of eBay's APIs messages are read from. */
public record MessagesSettings(Api api) {

    private static final String KEY = "EBAY_MESSAGES_API";

    /** One of eBay's APIs for messages. */
    public enum Api {
        /** Commerce Message v1. */
        REST,
        /** Trading API, GetMyMessages. */
        TRADING;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Api> find(String word) {
            return Arrays.stream(values())
                    .filter(api -> api.word().equals(word))
                    .findFirst();
        }
    }

    /** Reads {@code EBAY_MESSAGES_API}. */
    public static MessagesSettings read(Settings settings) {
        var api = Api.find(settings.optional(KEY, Api.REST.word()));
        if (api.isEmpty()) {
            settings.problem(KEY, "must be rest or trading");
        }
        return new MessagesSettings(api.orElse(Api.REST));
    }

    public Messages client(EbayHttp http) {
        return switch (api) {
            case REST -> new CommerceMessagesClient(http);
            case TRADING -> new TradingMessagesClient(http);
        };
    }
}
