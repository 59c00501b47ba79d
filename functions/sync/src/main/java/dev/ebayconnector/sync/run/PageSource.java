package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.RecordPage;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls eBay for pages; an interface, so that it can be wrapped in a retry. */
public interface PageSource {

    /** Asks once, without a retry. */
    PageSource ONCE = new PageSource() {
        @Override
        public <R> RecordPage<R> page(
                Resource<R> resource,
                Endpoint endpoint,
                Secret accessToken,
                Slice slice,
                int limit,
                int offset,
                AtomicInteger calls) {
            calls.incrementAndGet();
            return resource.page(endpoint, accessToken, slice, limit, offset);
        }
    };

    /**
     * @param offset index of the first record
     * @param calls  incremented by each call of eBay, repeated ones included
     * @throws EbayException by its kind
     */
    <R> RecordPage<R> page(
            Resource<R> resource,
            Endpoint endpoint,
            Secret accessToken,
            Slice slice,
            int limit,
            int offset,
            AtomicInteger calls);
}
