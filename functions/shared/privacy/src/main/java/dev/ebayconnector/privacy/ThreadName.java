package dev.ebayconnector.privacy;

/**
 * The name of a thread of messages that has no id at eBay (Trading, GetMyMessages): the other party, and the item that the
 * messages are about. It is stored with a hash in the place of the party.
 *
 * @param item an item id; empty if the messages are about none
 */
public record ThreadName(String party, String item) {

    private static final int HASH_DIGITS = 32;

    /** @param name the party, or the party, a slash and the item */
    public static ThreadName of(String name) {
        int slash = name.lastIndexOf('/');
        var item = name.substring(slash + 1);
        return slash > 0 && item.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? new ThreadName(name.substring(0, slash), item)
                : new ThreadName(name, "");
    }

    /** The stored name. */
    public String sealed(PersonHash hash) {
        var party = hash.hex().substring(0, HASH_DIGITS);
        return item.isEmpty() ? party : party + "/" + item;
    }
}
