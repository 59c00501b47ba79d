package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * An answer as eBay's contract describes it, kept in the project. The samples were recorded from this fake while its
 * answers kept eBay's contracts; none was copied from eBay.
 *
 * @param contract name of eBay's OpenAPI file
 * @param schema   of that file
 * @param pointer  the part of the sample that the schema describes
 */
record Sample(String name, String contract, String schema, String pointer) {
    static final Sample ORDERS =
            new Sample("orders.json", "sell_fulfillment_v1_oas3.json", "OrderSearchPagedCollection", "");
    static final Sample ERROR = new Sample("error.json", "sell_fulfillment_v1_oas3.json", "Error", "/errors/0");
    static final Sample USER = new Sample("user.json", "commerce_identity_v1_oas3.json", "UserResponse", "");
    static final Sample RATE_LIMITS =
            new Sample("rate_limits.json", "developer_analytics_v1_beta_oas3.json", "RateLimitsResponse", "");

    JsonNode json() throws IOException {
        try (var file = Sample.class.getResourceAsStream("samples/" + name)) {
            return new ObjectMapper().readTree(file);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
