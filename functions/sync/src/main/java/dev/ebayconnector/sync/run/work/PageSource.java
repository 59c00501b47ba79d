package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;

/** Calls eBay for pages; an interface, so that it can be wrapped in a retry. */
public interface PageSource {

    /** Asks once, without a retry. */
    PageSource ONCE = new PageSource() {
        @Override
        public <R> RecordPage<R> page(Resource<R> resource, SellerCall call, Slice slice, int limit, int offset) {
            return resource.page(call, slice, limit, offset);
        }
    };

    /**
     * @param offset index of the first record
     * @throws EbayException by its kind
     */
    <R> RecordPage<R> page(Resource<R> resource, SellerCall call, Slice slice, int limit, int offset);
}
