/** The header {@code Idempotency-Key}: a request that starts work may be sent again without starting it again. */
package dev.ebayconnector.idempotency;
