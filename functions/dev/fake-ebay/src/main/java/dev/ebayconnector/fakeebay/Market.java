package dev.ebayconnector.fakeebay;

import java.util.List;

/** A marketplace with what an order from there looks like. */
record Market(
        String id,
        String currency,
        String country,
        String city,
        String state,
        String postalCode,
        String carrier,
        String service,
        String taxType,
        double taxRate) {

    static final List<Market> ALL = List.of(
            new Market(
                    "EBAY_US",
                    "USD",
                    "US",
                    "San Francisco",
                    "CA",
                    "94105",
                    "USPS",
                    "USPSParcel",
                    "STATE_SALES_TAX",
                    0.0825),
            new Market("EBAY_US", "USD", "US", "Austin", "TX", "78701", "UPS", "UPSGround", "STATE_SALES_TAX", 0.0625),
            new Market(
                    "EBAY_GB",
                    "GBP",
                    "GB",
                    "Leeds",
                    "West Yorkshire",
                    "LS1 4AP",
                    "Royal Mail",
                    "UK_RoyalMailTracked",
                    "VAT",
                    0.20),
            new Market("EBAY_DE", "EUR", "DE", "München", "Bayern", "80331", "DHL", "DE_DHLPaket", "VAT", 0.19),
            new Market("EBAY_FR", "EUR", "FR", "Orléans", "Loiret", "45000", "Colissimo", "FR_Colissimo", "VAT", 0.20),
            new Market(
                    "EBAY_IT",
                    "EUR",
                    "IT",
                    "Forlì",
                    "FC",
                    "47121",
                    "Poste Italiane",
                    "IT_PacchoOrdinario",
                    "VAT",
                    0.22),
            new Market("EBAY_AU", "AUD", "AU", "Sydney", "NSW", "2000", "Australia Post", "AU_Regular", "GST", 0.10),
            new Market(
                    "EBAY_CA",
                    "CAD",
                    "CA",
                    "Montréal",
                    "QC",
                    "H2Y 1C6",
                    "Canada Post",
                    "CA_PostRegular",
                    "PROVINCE_SALES_TAX",
                    0.05));
}
