import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from './fakeApi';

const CODE = '123456';
export const RECOVERY_CODE = 'aaaa-bbbb-cccc-dddd';

/** Second factors as the console sees them. It checks that a passkey answers the challenge, and leaves the rest to the function. */
export class FakeFactors {
  /** Whether the signed-in admin has to add one first. */
  required = false;
  private readonly items: { id: string; kind: string; name: string; credential?: string }[] = [];
  private challenge = '';

  get missing(): boolean {
    return this.required && this.items.length === 0;
  }

  has(kind: string): boolean {
    return this.items.some((item) => item.kind === kind);
  }

  /** After the right password; null if it signs in alone. */
  first(): Answer | null {
    if (this.items.length === 0) return null;
    const kinds = [...new Set(this.items.map(({ kind }) => kind)), 'recovery_code'];
    const body = { expires_in: 300, second_factor: kinds };
    return { status: 202, body: this.has('passkey') ? { ...body, public_key: this.ask() } : body };
  }

  /** Null if the factor is right. */
  signIn(path: string, body: Record<string, string>): Answer | null {
    if (path.endsWith('/passkey')) return { status: 200, body: { expires_in: 300, public_key: this.ask() } };
    return this.isRight(body)
      ? null
      : { status: 401, body: { title: 'Unauthorized', detail: 'The second factor is wrong.' } };
  }

  /** Null for what is not about factors. */
  answer(method: string, path: string, text: string): Answer | null {
    switch (`${method} ${path}`) {
      case 'GET /api/auth/factors':
        return { status: 200, body: { items: this.items.map(shown), recovery_codes_left: 10 } };
      case 'POST /api/auth/factors/totp':
        return {
          status: 200,
          body: { secret: 'ABCDEFGHIJKLMNOP', otpauth_url: 'otpauth://totp/x?secret=ABCDEFGHIJKLMNOP' },
        };
      case 'POST /api/auth/factors/totp/confirm':
        return this.isRight(JSON.parse(text) as Record<string, string>)
          ? this.add('totp', 'phone')
          : { status: 422, body: { title: 'Wrong', detail: 'code is not the one that the app shows now' } };
      case 'POST /api/auth/factors/passkey':
        return { status: 200, body: { public_key: this.askForNew() } };
      case 'POST /api/auth/factors/passkey/confirm':
        return this.add('passkey', 'stick', (JSON.parse(text) as Record<string, string>).credential_id);
    }
    const removed = /^\/api\/auth\/factors\/([^/]+)\/remove$/.exec(path);
    if (removed === null) return null;
    this.items.splice(
      this.items.findIndex(({ id }) => id === removed[1]),
      1,
    );
    return { status: 204 };
  }

  private add(kind: string, name: string, credential?: string): Answer {
    this.items.push({ id: randomUUID(), kind, name, ...(credential && { credential }) });
    return { status: 201, body: { id: 'f', ...(this.items.length === 1 && { recovery_codes: [RECOVERY_CODE] }) } };
  }

  private isRight({ code, recovery_code, credential_id, client_data }: Record<string, string>): boolean {
    if (credential_id !== undefined) {
      const client = JSON.parse(Buffer.from(client_data ?? '', 'base64url').toString()) as Record<string, string>;
      return client.challenge === this.challenge && this.items.some(({ credential }) => credential === credential_id);
    }
    return code === CODE || recovery_code === RECOVERY_CODE;
  }

  private ask(): unknown {
    this.challenge = randomBytes(32).toString('base64url');
    return { challenge: this.challenge, rpId: 'localhost', userVerification: 'preferred' };
  }

  private askForNew(): unknown {
    this.challenge = randomBytes(32).toString('base64url');
    return {
      rp: { id: 'localhost', name: 'eBay Connector' },
      user: { id: 'AAAA', name: 'admin@example.test', displayName: 'admin@example.test' },
      challenge: this.challenge,
      pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    };
  }
}

const shown = ({ id, kind, name }: { id: string; kind: string; name: string }) => ({
  id,
  kind,
  name,
  made_at: new Date().toISOString(),
  last_used_at: null,
});
