package dev.ebayconnector.local.template;

import java.net.URI;
import java.util.Optional;

/** The values that AWS fills in: region, account, names of queues. Here resources have their logical names. */
public record LocalCloud(String region, URI queues) {
    public static final String ACCOUNT = "000000000000";
    private static final String STACK = "ebay-connector-local";

    String queueUrl(String name) {
        return queues.resolve("/" + ACCOUNT + "/" + name).toString();
    }

    String queueArn(String name) {
        return "arn:aws:sqs:" + region + ":" + ACCOUNT + ":" + name;
    }

    String functionArn(String name) {
        return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + name;
    }

    Optional<String> pseudoParameter(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "AWS::Region" -> region;
                    case "AWS::AccountId" -> ACCOUNT;
                    case "AWS::StackName" -> STACK;
                    case "AWS::Partition" -> "aws";
                    default -> null;
                });
    }
}
