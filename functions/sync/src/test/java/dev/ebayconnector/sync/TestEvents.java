package dev.ebayconnector.sync;

/** Events as AWS sends them. */
final class TestEvents {

    /** EventBridge's, as its user guide shows it. */
    static final String EVERY_MINUTE = """
        {
          "version": "0",
          "id": "89d1a02d-5ec7-412e-82f5-13505f849b41",
          "detail-type": "Scheduled Event",
          "source": "aws.events",
          "account": "123456789012",
          "time": "2026-05-01T12:00:00Z",
          "region": "eu-central-1",
          "resources": ["arn:aws:events:eu-central-1:123456789012:rule/every-minute"],
          "detail": {}
        }
        """;

    private TestEvents() {}
}
