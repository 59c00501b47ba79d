package dev.ebayconnector.sync.orders;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.privacy.ContactData;
import dev.ebayconnector.privacy.PersonalMembers;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Leaves out of an order what retention would remove at this time, so that no late read brings it back. */
record ExpiredBuyers(BuyerPeriods periods, Instant now) {

    UnaryOperator<PersonalMembers> of(EbayOrder order) {
        var changed = order.lastModifiedAt();
        if (changed.isBefore(now.minus(periods.contact()))) {
            return ContactData.ALL::removedFrom;
        }
        return changed.isBefore(now.minus(periods.email())) ? ContactData.EMAIL::removedFrom : UnaryOperator.identity();
    }
}
