package dev.ebayconnector.migrations.operate;

/** eBay's environments, in the words of the column {@code accounts.environment}. */
public enum EbayWhere {
    production,
    sandbox
}
