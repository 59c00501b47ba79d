package dev.ebayconnector.migrations;

/** eBay's environments, in the words of the column {@code accounts.environment}. */
enum EbayWhere {
    production,
    sandbox
}
