package dev.ebayconnector.privacy.erasure;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to erase a person. Made with one of the methods, which know what goes together.
 *
 * @param requestedBy a user's id, {@code ebay} or {@code command}
 * @param noticeId    of eBay's notice; one notice makes one erasure
 * @param accountId   of the seller's account, where the request names one
 * @param subject     null if the account says who it is
 */
public record ErasureRequest(
        Source source,
        String requestedBy,
        String environment,
        ErasureRole role,
        String noticeId,
        UUID accountId,
        Subject subject) {

    /** Where a request comes from. */
    public enum Source {
        NOTICE,
        ADMIN,
        COMMAND;

        /** As stored. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** eBay's notice speaks of a person, who may be a buyer, a seller with an account here, or both. */
    public static ErasureRequest ofNotice(String noticeId, String environment, Subject subject) {
        return new ErasureRequest(Source.NOTICE, "ebay", environment, ErasureRole.BOTH, noticeId, null, subject);
    }

    public static ErasureRequest ofBuyer(Source source, String requestedBy, String environment, Subject subject) {
        return new ErasureRequest(source, requestedBy, environment, ErasureRole.BUYER, null, null, subject);
    }

    /** The user who asked for it. */
    Optional<UUID> userId() {
        return source == Source.ADMIN ? Optional.of(UUID.fromString(requestedBy)) : Optional.empty();
    }

    public static ErasureRequest ofAccount(Source source, String requestedBy, String environment, UUID accountId) {
        return new ErasureRequest(source, requestedBy, environment, ErasureRole.SELLER, null, accountId, null);
    }
}
