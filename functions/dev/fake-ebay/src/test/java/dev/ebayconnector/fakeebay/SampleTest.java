package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the fake's answers with the samples in the project, and the samples with eBay's contracts where those are present. */
final class SampleTest extends FakeEbayScene {

    @Test
    void everyPageOfOrdersHasTheShapeOfTheSample() throws IOException {
        for (int offset = 0; offset < 500; offset += 200) {
            JsonNode page = orders("?limit=200&fieldGroups=TAX_BREAKDOWN&offset=" + offset)
                    .json();
            assertThat(Shape.of(Sample.ORDERS.json())).containsAll(Shape.of(page));
        }
    }

    @Test
    void errorsUsersAndRateLimitsHaveTheShapeOfTheirSamples() throws IOException {
        String seller = ebay.grant(PRODUCTION, "seller-a", IDENTITY).accessToken();
        String application = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
        Map<Sample, JsonNode> answers = Map.of(
                Sample.ERROR,
                orders("?limit=0").json(),
                Sample.USER,
                client.getAs(seller, ebay.apizUrl() + "/commerce/identity/v1/user/")
                        .json(),
                Sample.RATE_LIMITS,
                client.getAs(application, ebay.apiUrl() + "/developer/analytics/v1_beta/rate_limit/")
                        .json());
        for (Map.Entry<Sample, JsonNode> answer : answers.entrySet()) {
            assertThat(Shape.of(answer.getValue()))
                    .as(answer.getKey().name())
                    .isEqualTo(Shape.of(answer.getKey().json()));
        }
    }

    /** Independent of the shapes: what the connector and other clients cannot do without. */
    @Test
    void theSampleOfOrdersHasWhatEveryOrderMustHave() throws IOException {
        JsonNode page = Sample.ORDERS.json();
        assertThat(page.get("total").isInt()).isTrue();
        for (JsonNode order : page.get("orders")) {
            for (String member : List.of("orderId", "creationDate", "lastModifiedDate", "orderFulfillmentStatus")) {
                assertThat(order.path(member).asText()).as(member).isNotEmpty();
            }
            assertThat(order.at("/pricingSummary/total/value").asText()).matches("-?\\d+\\.\\d+");
            assertThat(order.path("lineItems")).isNotEmpty();
        }
    }

    static Stream<Arguments> samplesOfBothFolders() {
        return Stream.of("oas30", "oas31")
                .flatMap(folder -> Stream.of(Sample.ORDERS, Sample.ERROR, Sample.USER, Sample.RATE_LIMITS)
                        .map(sample -> Arguments.of(folder, sample)));
    }

    @ParameterizedTest
    @MethodSource("samplesOfBothFolders")
    void samplesKeepEbaysContracts(String folder, Sample sample) throws IOException {
        Optional<Contract> contract = Contract.find(folder + "/" + sample.contract());
        assumeTrue(contract.isPresent(), "eBay's contracts are not beside this project");
        assertThat(contract.get().faults(sample.json().at(sample.pointer()), sample.schema()))
                .isEmpty();
    }
}
