package dev.ebayconnector.web;

import dev.ebayconnector.core.LogLines;
import dev.ebayconnector.core.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each request, without the query, which may hold a code. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("request");

    private RequestLog() {}

    static void line(String method, String path, int status, RequestId requestId, String client) {
        LOG.info(
                "{} {} {} request_id={} client={}",
                LogLines.line(String.valueOf(method)),
                LogLines.line(String.valueOf(path)),
                status,
                requestId,
                LogLines.line(client));
    }
}
