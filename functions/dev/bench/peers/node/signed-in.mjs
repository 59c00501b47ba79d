import { createHash, createPublicKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { pool, version } from './database.mjs';

const key = createPublicKey({ key: Buffer.from(process.env.SESSION_KEYS, 'base64'), format: 'der', type: 'spki' });
const rules = { algorithms: ['ES256'], issuer: 'ebay-connector/auth', audience: 'ebay-connector/api' };

export async function handler(event) {
  return (await signedIn(event)) ? version() : { statusCode: 401, body: '' };
}

/** The signature, the claims, and the row that says whether the session is still valid. */
async function signedIn(event) {
  const token = event.headers?.authorization?.match(/^Bearer (.+)$/)?.[1];
  let claims;
  try {
    claims = jwt.verify(token, key, rules);
  } catch {
    return false;
  }
  const { rows } = await pool.query(
    `SELECT user_id, role
     FROM session_checks
     WHERE secret_hash = $1 AND ends_at > now() AND last_seen_at + idle_minutes * interval '1 minute' > now()`,
    [createHash('sha256').update(claims.jti).digest()],
  );
  return rows[0]?.user_id === claims.sub;
}
