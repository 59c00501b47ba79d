package dev.ebayconnector.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that starts work and takes the header {@code Idempotency-Key}
 * (<a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">IETF draft</a>). Other routes
 * ignore the header.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
