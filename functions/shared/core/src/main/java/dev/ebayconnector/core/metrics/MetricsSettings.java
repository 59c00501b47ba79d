package dev.ebayconnector.core.metrics;

import dev.ebayconnector.core.settings.Settings;

/** @param namespace under which CloudWatch keeps the metrics; each installation of an AWS account needs its own */
public record MetricsSettings(String namespace) {

    static final MetricsSettings DEFAULT = new MetricsSettings("EbayConnector");

    private static final String KEY = "METRICS_NAMESPACE";

    /** By CloudWatch's rules for a namespace; what begins with AWS/ is Amazon's. */
    public static MetricsSettings read(Settings settings) {
        var namespace = settings.optional(KEY, DEFAULT.namespace());
        if (!namespace.matches("[\\w./#:-]{1,255}") || namespace.startsWith("AWS/")) {
            settings.problem(KEY, "must be 1 to 255 of A-Z a-z 0-9 . _ / # : - and not begin with AWS/");
        }
        return new MetricsSettings(namespace);
    }
}
