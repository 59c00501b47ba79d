package dev.ebayconnector.erasures;

import java.util.UUID;

/** Makes sure that the person who asks is the one who signed in: a session alone must not erase anybody. */
interface StepUp {

    /**
     * @param password as it was given with the request
     * @throws dev.ebayconnector.web.HttpProblem 403 if it is not the user's
     */
    void require(UUID userId, String password);
}
