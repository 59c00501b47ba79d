package dev.ebayconnector.retention;

import dev.ebayconnector.privacy.ContactData;
import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import java.util.UUID;

/**
 * The personal data of one row, as it is stored: sealed, or still within {@code raw} as an earlier release stored it.
 *
 * @param lineItem null for the order itself
 * @param raw      null if the data is sealed, or was erased, and in what is written if it stays as it is
 * @param personal null if it is not sealed
 * @param changed  whether something was removed
 */
record BuyerRow(UUID accountId, String orderId, String lineItem, String raw, byte[] personal, boolean changed) {

    /** Without this data. Sealed data whose key was dropped is lost already, so its rest goes too. */
    BuyerRow without(ContactData data, DataKey key) {
        if (personal == null) {
            return raw == null ? this : plain(data);
        }
        return key == null ? with(null, null, true) : resealed(data, key);
    }

    private BuyerRow resealed(ContactData data, DataKey key) {
        var members = key.members(place(), personal);
        var rest = data.removedFrom(members);
        return rest == members ? with(null, personal, false) : with(null, key.seal(place(), rest), true);
    }

    private BuyerRow plain(ContactData data) {
        var split = PersonalSplit.of(raw, lineItem == null ? PersonalPaths.ORDER : PersonalPaths.LINE_ITEM);
        var rest = data.removedFrom(split.personal());
        return rest == split.personal() ? with(null, null, false) : with(rest.restore(split.facts()), null, true);
    }

    private BuyerRow with(String newRaw, byte[] newPersonal, boolean isChanged) {
        return new BuyerRow(accountId, orderId, lineItem, newRaw, newPersonal, isChanged);
    }

    private Place place() {
        return lineItem == null ? Place.of("orders", orderId) : Place.of("order_line_items", orderId, lineItem);
    }
}
