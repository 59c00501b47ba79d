package dev.ebayconnector.sync.offers;

import dev.ebayconnector.ebay.inventory.EbayOffer;
import dev.ebayconnector.ebay.inventory.OffersClient;

/** A record of one of the lists that a run of the offers reads. */
sealed interface OfferRecord {

    /** What the key of an item that cannot be read begins with. */
    String ITEM_KEY = "item ";

    /** Unique among the records of all lists. */
    String key();

    /** A SKU of the inventory, whose offers are to be read. */
    record ListedSku(String sku) implements OfferRecord {

        @Override
        public String key() {
            return ITEM_KEY + sku;
        }
    }

    /** A SKU whose offers were read, if it has any; what was known of its being refused is out of date. */
    record ReadSku(String sku) implements OfferRecord {

        @Override
        public String key() {
            return OffersClient.SKU_KEY + sku;
        }
    }

    record Offer(EbayOffer offer) implements OfferRecord {

        @Override
        public String key() {
            return offer.offerId();
        }
    }
}
