const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
// The length of a message belongs to the runtime; the others are set by Cloudflare, for the functions and not for the edge.
const NEVER_HOP_BY_HOP = /^(content-length|transfer-encoding|host|cf-.*|cdn-loop|x-forwarded-.*)$/i;

/** The header names that `Connection` lists: they belong to one connection and are not passed on. */
export function hopByHopNames(headers: Headers): string[] {
  const listed = headers.get('Connection');
  if (listed === null) return [];
  return listed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => TOKEN.test(name) && !NEVER_HOP_BY_HOP.test(name));
}
