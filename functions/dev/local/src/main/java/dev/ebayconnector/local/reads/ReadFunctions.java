package dev.ebayconnector.local.reads;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The functions that answer with lists, as they are built. */
public final class ReadFunctions {

    /** The longest path stands first. */
    private static final List<ReadFunction> ALL = List.of(
            new ReadFunction("/api/ebay/sync/", "sync", "sync.SyncFunction"),
            new ReadFunction("/api/ebay/logs", "logs", "logs.LogsFunction"),
            new ReadFunction("/api/ebay/accounts", "accounts", "accounts.AccountsFunction"),
            new ReadFunction("/api/ebay/token-info", "token-info", "tokeninfo.TokenInfoFunction"),
            new ReadFunction("/api/ebay/", "data", "data.DataFunction"),
            new ReadFunction("/api/alerts/", "alerts", "alerts.AlertsFunction"),
            new ReadFunction("/api/erasures", "erasures", "erasures.ErasuresFunction"),
            new ReadFunction("/api/auth/", "auth", "auth.AuthFunction"),
            new ReadFunction("/api/users", "auth", "auth.AuthFunction"));

    private record ReadFunction(String path, String name, String handler) {}

    private final Path root;
    private final Map<String, String> settings;

    /** @param root the project's */
    public ReadFunctions(Path root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
    }

    /** The name of the function that answers the path. */
    public static String of(String path) {
        return function(path).name();
    }

    /** The function that answers the path. */
    public FunctionSpec spec(String path) {
        var function = function(path);
        var jar = root.resolve("functions/" + function.name() + "/target/" + function.name() + ".jar");
        return new FunctionSpec(function.name(), jar, "dev.ebayconnector." + function.handler(), settings);
    }

    private static ReadFunction function(String path) {
        return ALL.stream()
                .filter(function -> path.startsWith(function.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ReadFunctions knows no function for " + path));
    }
}
