package dev.ebayconnector.security;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;

/** Whether a request is signed in could not be read from the database; so the request is neither accepted nor refused. */
public final class SignInUnchecked extends DataAccessException {

    SignInUnchecked(SQLException cause) {
        super("the session could not be checked", cause);
    }
}
