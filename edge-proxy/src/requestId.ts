export const REQUEST_ID = 'X-Request-ID';

const GOOD = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * The id this request keeps on its whole way. A caller's good one passes unchanged; else one is minted here, once.
 * Two X-Request-ID lines arrive joined by a comma, which is not good: nobody could tell which one to search for.
 */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID);
  return given !== null && GOOD.test(given) ? given : crypto.randomUUID();
}
