const FUNCTIONS = /^\/(api|healthz)(\/|$)/;

/**
 * Whether a request is for the functions. These are the paths in `_routes.json`; the worker checks them again, so that a
 * wrong rule there cannot send requests for the console's files to the functions.
 */
export function isForFunctions(url: string): boolean {
  return FUNCTIONS.test(new URL(url).pathname);
}
