package dev.ebayconnector.migrations.report;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** What is said while the job works, and what it is busy with should the deadline interrupt it. */
public final class Progress {

    private final Consumer<String> lines;
    private volatile String stage = "starting";

    private Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Flushed per line: a platform that kills the job must not take the last words with it. */
    public static Progress to(PrintStream stream) {
        return new Progress(line -> {
            stream.println(line);
            stream.flush();
        });
    }

    public static Progress to(Logger log) {
        return new Progress(log::info);
    }

    public static Progress silent() {
        return new Progress(line -> {});
    }

    public void line(String line) {
        lines.accept(line);
    }

    public void stage(String busyWith) {
        stage = busyWith;
    }

    public String stage() {
        return stage;
    }
}
