package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.Resource;
import dev.ebayconnector.sync.run.Resources;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;

/** Finds the resource that a path names. */
final class SwitchedOn {

    private SwitchedOn() {}

    /** @throws HttpProblem 404 if there is none, 409 if it is switched off */
    static Resource<?> resource(Resources resources, String name) {
        var resource = resources.find(name).orElseThrow(() -> HttpProblem.notFound("The resource " + name));
        if (!resources.isOn(resource)) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT, "The resource " + name + " is switched off: SYNC_RESOURCES does not name it.");
        }
        return resource;
    }
}
