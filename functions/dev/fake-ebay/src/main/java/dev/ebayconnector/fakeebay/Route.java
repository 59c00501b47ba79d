package dev.ebayconnector.fakeebay;

import java.util.function.Function;
import java.util.regex.Pattern;

/** A way through the fake, with the name its calls are counted under. */
public record Route(Host host, String method, Pattern path, Function<Request, String> name, Endpoint endpoint) {
    public static Route of(Host host, String method, String path, String name, Endpoint endpoint) {
        return new Route(host, method, Pattern.compile(path), request -> name, endpoint);
    }

    boolean leads(String wanted) {
        return path.matcher(wanted).matches();
    }
}
