package dev.ebayconnector.fakeebay;

import java.util.List;
import java.util.Optional;

/** A demo seller of one environment. The same name in both environments is two users with two immutable ids, as at eBay. */
public record Seller(
        FakeEnvironment environment, String username, String userId, String accountType, String marketplace) {
    public static final List<String> NAMES = List.of("seller-a", "seller-b", "seller-c");

    private static final List<Seller> ALL = List.of(
            new Seller(FakeEnvironment.PRODUCTION, "seller-a", "ma8vp1jySJC", "INDIVIDUAL", "EBAY_US"),
            new Seller(FakeEnvironment.PRODUCTION, "seller-b", "kT4nqz0RbLw", "BUSINESS", "EBAY_DE"),
            new Seller(FakeEnvironment.PRODUCTION, "seller-c", "Zp7x2cUdHf5", "INDIVIDUAL", "EBAY_GB"),
            new Seller(FakeEnvironment.SANDBOX, "seller-a", "sbx3aWq9Gt1", "INDIVIDUAL", "EBAY_US"),
            new Seller(FakeEnvironment.SANDBOX, "seller-b", "sbx8bNe2Vy6", "BUSINESS", "EBAY_DE"),
            new Seller(FakeEnvironment.SANDBOX, "seller-c", "sbx5cLm7Ok4", "INDIVIDUAL", "EBAY_GB"));

    public static Optional<Seller> find(FakeEnvironment environment, String username) {
        return ALL.stream()
                .filter(each -> each.environment == environment && each.username.equals(username))
                .findFirst();
    }

    public static List<Seller> all() {
        return ALL;
    }

    /** Position among all sellers, the part of an order id that keeps two sellers' orders apart. */
    public int number() {
        return ALL.indexOf(this);
    }
}
