package dev.ebayconnector.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a receiver listens. Path and query may be a secret, as Slack's are, so only the host is ever shown. */
record ReceiverUrl(URI uri) {

    private static final int LONGEST = 2000;
    private static final Pattern WRITABLE = Pattern.compile("[!-~]+");

    /** The names that stand for the machine itself, whatever the resolver says. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /**
     * @param local whether the deployment is on one machine: receivers may then be on it too, also without TLS
     * @throws IllegalArgumentException saying what is wrong, without the value
     */
    static ReceiverUrl parse(String text, boolean local) {
        require(!text.isEmpty() && text.length() <= LONGEST, "must have 1 to " + LONGEST + " characters");
        require(WRITABLE.matcher(text).matches(), "must have no blanks, control characters or letters beyond ASCII");
        var url = new ReceiverUrl(uri(text));
        var scheme = String.valueOf(url.uri.getScheme()).toLowerCase(Locale.ROOT);
        var onThisMachine = local && url.isLoopback();
        require(
                scheme.equals("https") || scheme.equals("http") && onThisMachine,
                "must begin with https://" + (local ? ", or http:// for a receiver on this machine" : ""));
        require(
                url.uri.getRawUserInfo() == null && url.uri.getRawAuthority().indexOf('@') < 0,
                "must have no user or password");
        require(url.uri.getRawFragment() == null, "must have no fragment");
        require(
                url.uri.getPort() == -1 || url.uri.getPort() > 0 && url.uri.getPort() <= 65_535,
                "must have a port up to 65535");
        require(
                onThisMachine || !url.host().endsWith(".") && url.host().matches(".*[.:].*"),
                "must have a host with a full name");
        require(onThisMachine || !url.host().matches("(.*\\.)?(localhost|local|internal)"), "must have a public host");
        return url;
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            require(uri.getHost() != null, "must have a host with a full name");
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a URL such as https://example.com/alerts");
        }
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(host()).matches();
    }

    String text() {
        return uri.toString();
    }

    @Override
    public String toString() {
        return "ReceiverUrl[" + host() + "]";
    }
}
