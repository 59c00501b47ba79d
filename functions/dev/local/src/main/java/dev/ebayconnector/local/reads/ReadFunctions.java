package dev.ebayconnector.local.reads;

import dev.ebayconnector.local.gateway.RouteTable;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.Template;
import dev.ebayconnector.local.template.TemplateReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The functions that answer with lists, as the template deploys them. Their queues cannot be reached. */
public final class ReadFunctions {

    private static final LocalCloud CLOUD = new LocalCloud("eu-central-1", URI.create("http://127.0.0.1:9"));

    private final Template template;
    private final RouteTable routes;

    /**
     * @param root     the project's
     * @param settings values for the template's parameters
     */
    public ReadFunctions(Path root, Map<String, String> settings) {
        this.template = new TemplateReader(root, CLOUD).read(settings);
        this.routes = new RouteTable(template.routes());
    }

    /** The function that answers the path. */
    public FunctionSpec spec(String path) {
        return routes.match("GET", path)
                .map(match -> template.function(match.route().function()))
                .orElseThrow(() -> new IllegalStateException("The template has no function for " + path));
    }
}
