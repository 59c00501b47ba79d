package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import java.util.Optional;
import java.util.UUID;

/**
 * The request to connect a seller.
 *
 * @param accountId      the account to reconnect; empty to connect any seller
 * @param locale         of eBay's page, such as {@code de-DE}
 * @param signIn         whether eBay must ask for a sign-in even if the browser has one, to connect a second seller
 * @param browser        the mark of the browser that must finish the consent; empty if any browser may
 * @param optionalScopes whether to ask for the optional scopes too; eBay refuses a consent with a scope it does not know
 */
record ConnectCommand(
        UUID userId,
        EbayEnvironment environment,
        Optional<UUID> accountId,
        Optional<String> locale,
        boolean signIn,
        boolean optionalScopes,
        Optional<Secret> browser,
        RequestId requestId) {}
