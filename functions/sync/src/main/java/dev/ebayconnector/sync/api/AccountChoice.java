package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds the account that a sync is for. */
@Singleton
final class AccountChoice {

    private static final String CONNECTED = "CONNECTED";

    private final AccountStore accounts;

    AccountChoice(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * @param id empty for the only account that there is
     * @throws HttpProblem if there is no such account, or eBay gives no access to it
     */
    Account connected(Optional<UUID> id) {
        var account = any(id);
        if (!account.status().equals(CONNECTED)) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT,
                    "eBay gives no access to the account " + account.username() + " (" + account.status()
                            + "). Connect the seller again.");
        }
        return account;
    }

    /**
     * Whether eBay gives access or not.
     *
     * @param id empty for the only account that there is
     * @throws HttpProblem if there is no such account
     */
    Account any(Optional<UUID> id) {
        return id.isPresent()
                ? accounts.find(id.get()).orElseThrow(() -> HttpProblem.invalid("account_id", "is not an account"))
                : only();
    }

    private Account only() {
        var all = accounts.newest(2);
        if (all.size() != 1) {
            throw HttpProblem.invalid(
                    "account_id",
                    all.isEmpty()
                            ? "is missing, and no account is connected yet"
                            : "is missing; there is more than one account");
        }
        return all.getFirst();
    }
}
