export const REQUEST_ID = 'X-Request-ID';

// The same as in Java's RequestId. `:` and `=` occur in trace ids, such as AWS X-Ray's `Root=1-5759e988-bd862e3fe1be46a994272793`.
const ACCEPTED = /^[A-Za-z0-9._:=-]{1,128}$/;

/**
 * The id that a request keeps from the edge to the database: the caller's if it is acceptable, otherwise a new one.
 * Two X-Request-ID lines arrive joined by a comma, which is not acceptable: it would be unclear which one to search for.
 */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID);
  return isGoodRequestId(given) ? given : crypto.randomUUID();
}

export function isGoodRequestId(id: string | null): id is string {
  return id !== null && ACCEPTED.test(id);
}
