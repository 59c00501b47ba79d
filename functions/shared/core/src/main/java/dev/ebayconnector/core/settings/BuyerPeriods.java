package dev.ebayconnector.core.settings;

import java.time.Duration;

/**
 * How long the data of an order's buyer is kept after eBay changed the order last. Who writes orders and who removes the
 * data later go by the same settings.
 *
 * @param contact name, addresses, telephone, tax data, notes and gifts
 * @param email   addresses of e-mail
 */
public record BuyerPeriods(Duration contact, Duration email) {

    private static final String CONTACT = "RETENTION_BUYER_CONTACT_DAYS";
    private static final String EMAIL = "RETENTION_BUYER_EMAIL_DAYS";
    private static final int MOST_DAYS = 3650;

    public static BuyerPeriods read(Settings settings) {
        int contact = settings.number(CONTACT, 90, 1, MOST_DAYS);
        int email = settings.number(EMAIL, 14, 1, MOST_DAYS);
        if (email > contact) {
            settings.problem(EMAIL, "must not be greater than " + CONTACT);
        }
        return new BuyerPeriods(Duration.ofDays(contact), Duration.ofDays(email));
    }
}
