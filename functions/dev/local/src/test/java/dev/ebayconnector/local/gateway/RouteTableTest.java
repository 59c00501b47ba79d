package dev.ebayconnector.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.template.HttpRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
    private final RouteTable table = new RouteTable(List.of(
            new HttpRoute("ANY", "$default", "rest"),
            new HttpRoute("ANY", "/api/{proxy+}", "api"),
            new HttpRoute("ANY", "/api/ebay/{proxy+}", "ebay"),
            new HttpRoute("ANY", "/api/ebay/orders", "any orders"),
            new HttpRoute("GET", "/api/ebay/orders", "get orders"),
            new HttpRoute("GET", "/api/runs/{id}", "run"),
            new HttpRoute("GET", "/api/runs/newest", "newest run"),
            new HttpRoute("GET", "/healthz", "health")));

    @Test
    void anExactPathWinsOverAVariableAndAVariableOverAGreedyPath() {
        assertThat(function("GET", "/api/runs/newest")).isEqualTo("newest run");
        assertThat(function("GET", "/api/runs/7")).isEqualTo("run");
        assertThat(function("GET", "/api/runs/7/rows")).isEqualTo("api");
    }

    @Test
    void theLongestGreedyPathWins() {
        assertThat(function("GET", "/api/ebay/logs")).isEqualTo("ebay");
        assertThat(function("GET", "/api/users")).isEqualTo("api");
    }

    @Test
    void aNamedMethodWinsOverAny() {
        assertThat(function("GET", "/api/ebay/orders")).isEqualTo("get orders");
        assertThat(function("POST", "/api/ebay/orders")).isEqualTo("any orders");
    }

    @Test
    void aRouteWithAnotherMethodDoesNotMatch() {
        assertThat(function("POST", "/healthz")).isEqualTo("rest");
        assertThat(function("DELETE", "/api/runs/7")).isEqualTo("api");
    }

    @Test
    void otherRequestsMatchDefaultIfThereIsOne() {
        assertThat(function("GET", "/elsewhere")).isEqualTo("rest");
        assertThat(function("GET", "/api")).isEqualTo("rest");
        assertThat(new RouteTable(List.of()).match("GET", "/elsewhere")).isEmpty();
    }

    @Test
    void pathParametersAreDecoded() {
        assertThat(table.match("GET", "/api/runs/a%2Fb%20c").orElseThrow().pathParameters())
                .isEqualTo(Map.of("id", "a/b c"));
        assertThat(table.match("GET", "/api/x/y%2Cz").orElseThrow().pathParameters())
                .isEqualTo(Map.of("proxy", "x/y,z"));
    }

    private String function(String method, String path) {
        return table.match(method, path).orElseThrow().route().function();
    }
}
