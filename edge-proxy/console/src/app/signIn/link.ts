const PREFIX = '#/password?link=';

/** The secret of a link by which a user sets a password, or null. */
export function linkIn(hash: string): string | null {
  return hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : null;
}
