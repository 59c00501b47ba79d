package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A claimed row of {@code erasures}.
 *
 * @param subject  null once the erasure was done, and before the seller's account was looked up
 * @param step     where to go on; null to start
 * @param cursor   of the step
 * @param accounts of the seller, once they were looked up
 */
record Erasure(
        UUID id,
        String environment,
        ErasureRole role,
        UUID accountId,
        Set<PersonHash> hashes,
        PersonHash userId,
        Subject subject,
        String step,
        List<String> cursor,
        int pass,
        List<UUID> accounts,
        Map<String, Long> counts) {

    Erasure at(String nextStep, List<String> nextCursor, Map<String, Long> nextCounts) {
        return new Erasure(
                id,
                environment,
                role,
                accountId,
                hashes,
                userId,
                subject,
                nextStep,
                nextCursor,
                pass,
                accounts,
                nextCounts);
    }

    Erasure again(String firstStep) {
        return new Erasure(
                id,
                environment,
                role,
                accountId,
                hashes,
                userId,
                subject,
                firstStep,
                List.of(),
                pass + 1,
                accounts,
                counts);
    }

    /** With what was found out about the seller. */
    Erasure known(Subject who, Set<PersonHash> all, List<UUID> found) {
        return new Erasure(
                id,
                environment,
                role,
                found.isEmpty() ? accountId : found.getFirst(),
                all,
                userId,
                who,
                step,
                cursor,
                pass,
                found,
                counts);
    }
}
