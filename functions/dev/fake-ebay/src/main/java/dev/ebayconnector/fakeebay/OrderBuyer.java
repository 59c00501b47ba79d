package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The buyer. eBay shows the e-mail alias for 14 days only and masks personal data after 90 days. */
final class OrderBuyer {
    private static final Duration EMAIL_FOR = Duration.ofDays(14);
    private static final Duration PERSON_FOR = Duration.ofDays(90);
    private static final String MASK = "*****";
    private static final int BUYERS = 4_000;

    private final Market market;
    private final Duration age;
    private final String username;
    private final String name;
    private final String street;
    private final boolean taxed;

    OrderBuyer(Market market, Duration age, SeededRandom random) {
        this.market = market;
        this.age = age;
        this.username = "buyer-" + Integer.toString(random.between(1, BUYERS), Character.MAX_RADIX);
        this.name = random.oneOf(Catalog.PEOPLE);
        this.street = random.oneOf(Catalog.STREETS);
        this.taxed = !random.happens(0.05);
    }

    ObjectNode json() {
        ObjectNode buyer = Json.object().put("username", username);
        if (taxed) {
            buyer.set(
                    "taxAddress",
                    Json.object()
                            .put("stateOrProvince", market.state())
                            .put("postalCode", market.postalCode())
                            .put("countryCode", market.country()));
        }
        return buyer.set("buyerRegistrationAddress", contact());
    }

    ObjectNode contact() {
        ObjectNode contact = Json.object().put("fullName", shown(name));
        contact.set(
                "contactAddress",
                Json.object()
                        .put("addressLine1", shown(street))
                        .put("city", shown(market.city()))
                        .put("stateOrProvince", market.state())
                        .put("postalCode", shown(market.postalCode()))
                        .put("countryCode", market.country()));
        contact.set("primaryPhone", Json.object().put("phoneNumber", shown("5550100")));
        if (age.compareTo(EMAIL_FOR) <= 0) {
            contact.put("email", username.replace("buyer-", "b") + "@members.ebay.com");
        }
        return contact;
    }

    private String shown(String text) {
        return age.compareTo(PERSON_FOR) <= 0 ? text : MASK;
    }
}
