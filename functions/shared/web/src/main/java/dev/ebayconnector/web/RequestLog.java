package dev.ebayconnector.web;

import dev.ebayconnector.core.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each request, without the query, which may hold a code. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("request");

    private RequestLog() {}

    static void line(String method, String path, int status, RequestId requestId, String client) {
        LOG.atInfo()
                .addKeyValue("request_id", requestId)
                .addKeyValue("method", method)
                .addKeyValue("path", path)
                .addKeyValue("status", status)
                .addKeyValue("client", client)
                .log("{} {} {}", method, path, status);
    }
}
