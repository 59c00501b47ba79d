package dev.ebayconnector.local.gateway;

import dev.ebayconnector.local.template.HttpRoute;
import java.util.Map;

/** @param pathParameters decoded, by the names in the route's path */
public record RouteMatch(HttpRoute route, Map<String, String> pathParameters) {}
