package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to be suffered: one per call, the oldest that fits first. */
final class Faults {
    static final String HEADER = "X-Fake-Fault";

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** The fault of this call: the one its header asks for, else the oldest waiting one for its path. */
    Optional<Fault> take(Request request) {
        Optional<Fault> asked = request.header(HEADER).flatMap(Faults::parse);
        return asked.isPresent() ? asked : takeWaiting(request.path());
    }

    private synchronized Optional<Fault> takeWaiting(String path) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (path.startsWith(fault.pathPrefix())) {
                replace(i, rest(fault));
                return fault.after() > 0 ? Optional.empty() : Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void replace(int position, Optional<Fault> rest) {
        if (rest.isPresent()) {
            waiting.set(position, rest.get());
        } else {
            waiting.remove(position);
        }
    }

    private static Optional<Fault> rest(Fault fault) {
        if (fault.after() > 0) {
            return Optional.of(fault.after(fault.after() - 1));
        }
        if (fault.count() == Integer.MAX_VALUE) {
            return Optional.of(fault);
        }
        return fault.count() > 1 ? Optional.of(fault.times(fault.count() - 1)) : Optional.empty();
    }

    /** {@code kind} or {@code kind;delay_ms=1500}. */
    private static Optional<Fault> parse(String header) {
        String[] parts = header.strip().split(";", 2);
        Optional<Fault> fault = Fault.parse("", parts[0].strip());
        if (parts.length == 2 && parts[1].strip().matches("delay_ms=\\d{1,9}")) {
            long millis = Long.parseLong(parts[1].strip().substring("delay_ms=".length()));
            return fault.map(each -> each.delayed(Duration.ofMillis(millis)));
        }
        return fault;
    }
}
