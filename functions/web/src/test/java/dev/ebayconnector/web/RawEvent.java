package dev.ebayconnector.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** An event as API Gateway's HTTP APIs send it in payload format 1.0, changed in the one point a test is about. */
final class RawEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode event;

    private RawEvent(ObjectNode event) {
        this.event = event;
    }

    static RawEvent of(String method, String path) {
        try {
            return new RawEvent((ObjectNode) JSON.readTree("""
                    {"version":"1.0","resource":"$default","path":"/","httpMethod":"GET",
                     "headers":{"host":"origin.test","x-request-id":"test-1"},
                     "multiValueHeaders":{"host":["origin.test"],"x-request-id":["test-1"]},
                     "queryStringParameters":null,"multiValueQueryStringParameters":null,
                     "requestContext":{"accountId":"1","apiId":"a","domainName":"origin.test","domainPrefix":"origin",
                      "extendedRequestId":"e","httpMethod":"GET","identity":{"sourceIp":"192.0.2.1","userAgent":"test"},
                      "path":"/","protocol":"HTTP/1.1","requestId":"e","requestTime":"04/Mar/2020:19:15:17 +0000",
                      "requestTimeEpoch":1583349317135,"resourceId":"$default","resourcePath":"$default","stage":"$default"},
                     "pathParameters":null,"stageVariables":null,"body":null,"isBase64Encoded":false}""")).path(path).method(method);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #of}, with the edge's secret. */
    static RawEvent through(String method, String path) {
        return of(method, path).header("x-edge-secret", EchoFunction.EDGE_SECRET);
    }

    private RawEvent path(String path) {
        event.put("path", path);
        return this;
    }

    private RawEvent method(String method) {
        event.put("httpMethod", method);
        return this;
    }

    /** Names in lower case, as HTTP APIs send them. */
    RawEvent header(String name, String... values) {
        event.withObject("/headers").put(name, values[values.length - 1]);
        var all = event.withObject("/multiValueHeaders").putArray(name);
        for (var value : values) {
            all.add(value);
        }
        return this;
    }

    /** Decoded, as events carry it. */
    RawEvent query(String name, String... values) {
        event.withObject("/queryStringParameters").put(name, values[0]);
        var all = event.withObject("/multiValueQueryStringParameters").putArray(name);
        for (var value : values) {
            all.add(value);
        }
        return this;
    }

    RawEvent body(String type, String text) {
        event.put("body", text);
        return header("content-type", type);
    }

    RawEvent body(String type, byte[] bytes) {
        event.put("body", Base64.getEncoder().encodeToString(bytes)).put("isBase64Encoded", true);
        return header("content-type", type);
    }

    RawEvent stage(String stage) {
        event.withObject("/requestContext").put("stage", stage);
        return this;
    }

    ObjectNode json() {
        return event;
    }
}
