package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the answers against eBay's own contracts; skipped where those are not at hand. */
final class ContractTest extends FakeEbayScene {

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void ordersKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/sell_fulfillment_v1_oas3.json");

        for (int offset = 0; offset < 500; offset += 200) {
            JsonNode page = orders("?limit=200&fieldGroups=TAX_BREAKDOWN&offset=" + offset)
                    .json();
            assertThat(contract.faults(page, "OrderSearchPagedCollection")).isEmpty();
            for (JsonNode listed : page.get("orders")) {
                if (!listed.at("/cancelStatus/cancelState").asText().equals("NONE_REQUESTED")) {
                    assertThat(contract.faults(
                                    orders("/" + listed.get("orderId").asText()).json(), "Order"))
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void errorsKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/sell_fulfillment_v1_oas3.json");

        assertThat(contract.faults(orders("?limit=0").json().at("/errors/0"), "Error"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void usersKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/commerce_identity_v1_oas3.json");

        for (String seller : Seller.NAMES) {
            String token = ebay.grant(PRODUCTION, seller, IDENTITY).accessToken();
            JsonNode user = client.getAs(token, ebay.apizUrl() + "/commerce/identity/v1/user/")
                    .json();
            assertThat(contract.faults(user, "UserResponse")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void rateLimitsKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/developer_analytics_v1_beta_oas3.json");
        String token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();

        JsonNode limits = client.getAs(token, ebay.apiUrl() + "/developer/analytics/v1_beta/rate_limit/")
                .json();
        assertThat(contract.faults(limits, "RateLimitsResponse")).isEmpty();
    }

    @Test
    void financesKeepTheContract() throws IOException {
        Contract contract = contract("oas31/sell_finances_v1_oas3.json");

        for (int offset = 0; offset < 800; offset += 300) {
            JsonNode page = finances("/transaction?limit=300&offset=" + offset).json();
            assertThat(contract.faults(page, "Transactions")).isEmpty();
        }
        assertThat(contract.faults(finances("/payout?limit=200").json(), "Payouts"))
                .isEmpty();
        assertThat(contract.faults(finances("/seller_funds_summary").json(), "SellerFundsSummaryResponse"))
                .isEmpty();
        for (String status : List.of("PAYOUT", "FUNDS_ON_HOLD")) {
            assertThat(contract.faults(
                            finances("/transaction_summary?filter=transactionStatus:%7B" + status + "%7D")
                                    .json(),
                            "TransactionSummaryResponse"))
                    .isEmpty();
        }
        assertThat(contract.faults(finances("/transaction?limit=0").json().at("/errors/0"), "Error"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void disputesKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/sell_fulfillment_v1_oas3.json");
        String token = accessToken(DISPUTES);
        String disputes = ebay.apizUrl() + "/sell/fulfillment/v1/payment_dispute";

        JsonNode page = client.getAs(token, disputes + "_summary?limit=10").json();
        assertThat(contract.faults(page, "DisputeSummaryResponse")).isEmpty();
        for (String id : ebay.disputes(PRODUCTION, "seller-a")) {
            JsonNode dispute = client.getAs(token, disputes + "/" + id).json();
            assertThat(contract.faults(dispute, "PaymentDispute")).as(id).isEmpty();
        }
        JsonNode refused = client.getAs(token, disputes + "_summary?limit=0").json();
        assertThat(contract.faults(refused.at("/errors/0"), "Error")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void signingKeysKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/developer_key_management_v1_oas3.json");
        String token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
        String keys = ebay.apizUrl() + "/developer/key_management/v1/signing_key";

        JsonNode made = client.send(PlainClient.request(keys, "Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"signingKeyCipher\":\"ED25519\"}")))
                .json();
        assertThat(contract.faults(made, "SigningKey")).isEmpty();
        assertThat(contract.faults(client.getAs(token, keys).json(), "QuerySigningKeysResponse"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void keysOfNoticesKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/commerce_notification_v1_oas3.json");
        String token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
        ebay.notices().serve(PRODUCTION, "k-1", "AAAA");
        String keys = ebay.apiUrl() + "/commerce/notification/v1/public_key/";

        assertThat(contract.faults(client.getAs(token, keys + "k-1").json(), "PublicKey"))
                .isEmpty();
        JsonNode refused = client.getAs(token, keys + "k-2").json();
        assertThat(contract.faults(refused.at("/errors/0"), "Error")).isEmpty();
    }

    private Answer finances(String target) {
        return client.getAs(accessToken(SCOPE + "/sell.finances"), ebay.apizUrl() + "/sell/finances/v1" + target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void messagesKeepTheContract(String folder) throws IOException {
        Contract contract = contract(folder + "/commerce_message_v1_oas3.json");
        String token = accessToken(MESSAGES);
        String conversations = ebay.apiUrl() + "/commerce/message/v1/conversation";

        for (String type : List.of("FROM_MEMBERS", "FROM_EBAY")) {
            String query = "?conversation_type=" + type;
            JsonNode page = client.getAs(token, conversations + query).json();
            assertThat(contract.faults(page, "GetAllMyConversationsResponse")).isEmpty();
            for (JsonNode each : page.get("conversations")) {
                JsonNode conversation = client.getAs(
                                token,
                                conversations + "/" + each.get("conversationId").asText() + query)
                        .json();
                assertThat(contract.faults(conversation, "GetMessagesByConversationIdResponse"))
                        .isEmpty();
            }
        }
        JsonNode refused = client.getAs(token, conversations).json();
        assertThat(contract.faults(refused.at("/errors/0"), "Error")).isEmpty();
    }

    private static Contract contract(String file) throws IOException {
        Optional<Contract> contract = Contract.find(file);
        assumeTrue(contract.isPresent(), "eBay's contracts are not beside this project");
        return contract.get();
    }
}
