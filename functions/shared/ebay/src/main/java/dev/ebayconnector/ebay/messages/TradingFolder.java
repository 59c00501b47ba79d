package dev.ebayconnector.ebay.messages;

import java.util.Locale;

/** The folders of My Messages that every seller has, in the order of eBay's numbers: {@code FolderID} 0 and 1. */
enum TradingFolder {
    INBOX,
    SENT;

    String list() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TradingFolder of(String list) {
        return valueOf(list.toUpperCase(Locale.ROOT));
    }
}
