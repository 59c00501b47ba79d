package dev.ebayconnector.local.template;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What documents may name of {@code template.yaml}. */
public final class TemplateNames {

    private TemplateNames() {}

    public static Map<String, Map<String, Object>> parameters() {
        return Deployed.parameters();
    }

    public static List<FunctionSpec> functions() {
        return Deployed.with(Map.of()).functions();
    }

    public static Set<String> outputs() {
        return Deployed.mapping(Deployed.FILE.get("Outputs")).keySet();
    }

    public static Set<String> alarms() {
        return Deployed.ofType("AWS::CloudWatch::Alarm").keySet();
    }
}
