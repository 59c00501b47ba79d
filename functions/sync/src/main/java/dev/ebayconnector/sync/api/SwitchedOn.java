package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/** Finds the resource that a path names. */
final class SwitchedOn {

    private SwitchedOn() {}

    /** @throws HttpProblem 404 if there is none, 409 if it is switched off */
    static Resource<?> resource(Resources resources, String name) {
        return on(resources, name, resources.find(name));
    }

    /** Likewise, of what a schedule can name. */
    static Resource<?> ofSchedule(Resources resources, String name) {
        return on(resources, name, resources.ofRun(name));
    }

    private static Resource<?> on(Resources resources, String name, Optional<Resource<?>> found) {
        var resource = found.orElseThrow(() -> HttpProblem.notFound("The resource " + name));
        if (!resources.isOn(resource)) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT,
                    "The resource " + resource.switchedBy() + " is switched off: SYNC_RESOURCES does not name it.");
        }
        return resource;
    }
}
