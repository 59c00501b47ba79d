package dev.ebayconnector.web;

import java.util.UUID;

/**
 * The UUID in a request's path. A controller method takes it as a parameter with the variable's name; anything but a UUID
 * is answered with 422 before the method runs.
 */
public record PathId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
