package dev.ebayconnector.web;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this JVM runs with the AOT cache of its package. The program that starts the JVM ({@code start} in the package) says
 * whether it named the cache, or why not; the JVM says whether it took it. Both are strings that are there already, so that
 * the question costs no class.
 *
 * @param word   for the first line of the log: {@code used}, {@code none}, {@code off}, {@code snapshot}, {@code training} or
 *     {@code unused}
 * @param reason why it is unused
 */
record AotCache(String word, Optional<String> reason) {

    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);

    private static final String USED = "used";
    private static final String UNUSED = "unused";

    /** A JVM without a cache, be it because it refused it, does not share classes. */
    private static final String SHARING = "sharing";

    /** @param state what {@code start} says; null where nothing starts the JVM */
    static AotCache ofThisJvm(String state) {
        return of(state, System.getProperty("java.vm.info", ""));
    }

    /**
     * @param state  what {@code start} says: a word, or {@code unused:} and a reason; null where nothing starts the JVM
     * @param vmInfo the property {@code java.vm.info}
     */
    static AotCache of(String state, String vmInfo) {
        if (state == null) {
            return new AotCache("none", Optional.empty());
        }
        if (state.equals("tried")) {
            return vmInfo.contains(SHARING)
                    ? new AotCache(USED, Optional.empty())
                    : new AotCache(UNUSED, Optional.of("the JVM refused it; start it with -Xlog:aot for the reason"));
        }
        return state.startsWith(UNUSED)
                ? new AotCache(
                        UNUSED,
                        Optional.of(state.substring(state.indexOf(':') + 1).strip()))
                : new AotCache(state, Optional.empty());
    }

    boolean isUsed() {
        return word.equals(USED);
    }

    /** One line if there is a cache that does not fit; the function works without it, and starts later. */
    void warn() {
        reason.ifPresent(why -> LOG.warn("aot_cache.unused: {}", why));
    }
}
