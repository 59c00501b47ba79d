import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account, Version } from '../../console/src/api.types';
import { accountOf, ago, CONSENT, CONSENT_REQUEST, refreshed, TOKEN } from './fakeAccounts';
import { FakeFactors } from './fakeFactors';
import { FakePeople } from './fakePeople';
import { FakeRuns } from './fakeRuns';

export type Answer = { status: number; body?: unknown; headers?: Record<string, string | string[]> };

/** A call as a scripted answer sees it: `of` has the parts of the path that the pattern put in brackets. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly requestId: string;
  readonly of: readonly string[];
}

interface Script {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (asked: Asked) => Answer;
}

export const ADMIN = { email: 'admin@example.test', password: 'right horse', role: 'ADMIN' };
export const VIEWER = { email: 'viewer@example.test', password: 'right horse', role: 'VIEWER' };

const BUILD: Version = {
  commit: 'abcdef0',
  build: '12',
  built_at: '2026-05-01T08:30:00Z',
  schema_version: '006',
  environment: 'production',
};

/** The functions as the console sees them: sessions, CSRF, roles, accounts, and runs that advance each time they are read. */
export class FakeApi {
  readonly runs = new FakeRuns();
  readonly factors = new FakeFactors();
  readonly people = new FakePeople();
  connected = false;
  disconnected = false;
  /** More accounts than the first one. */
  readonly others: Account[] = [];
  /** Where eBay's consent page sends the browser back to. */
  edgeUrl = '';
  /** Set to why all sessions have ended; the next sign-in opens a new one. */
  ended: string | null = null;
  /** What signed-in calls asked for, and whether they said that no person caused them. */
  readonly asked: { method: string; path: string; background: boolean }[] = [];
  private readonly sessions = new Map<string, typeof ADMIN>();
  readonly events: { event: string; [member: string]: unknown }[] = [];

  private readonly scripted: Script[] = [];
  private readonly scriptedPublic: Script[] = [];

  /**
   * Answers a call of a signed-in user; the newest that fits wins. Start with the state that a test needs:
   * `api.answer('GET', /^\/api\/users$/, () => ({ status: 200, body: { items: [], next: null } }))`.
   */
  answer(method: string, path: RegExp, answer: Script['answer']): void {
    this.scripted.unshift({ method, path, answer });
  }

  /** The same for a call that needs no session. */
  public(method: string, path: RegExp, answer: Script['answer']): void {
    this.scriptedPublic.unshift({ method, path, answer });
  }

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeApi> {
    const server = createServer();
    const api = new FakeApi(server);
    server.on('request', (request, response) => void api.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next request of every browser finds its session unknown. */
  forgetSessions(): void {
    this.sessions.clear();
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = String(request.headers['x-request-id'] ?? 'none');
    let text = '';
    for await (const piece of request) text += String(piece);
    const answer = this.route(request, new URL(request.url ?? '/', 'http://x'), text, id);
    const problem = answer.status >= 400;
    response.writeHead(answer.status, {
      'X-Request-ID': id,
      'Content-Type': problem ? 'application/problem+json' : 'application/json',
      ...answer.headers,
    });
    response.end(
      answer.body === undefined
        ? undefined
        : typeof answer.body === 'string'
          ? answer.body
          : JSON.stringify(
              problem
                ? { type: 'about:blank', status: answer.status, request_id: id, ...(answer.body as object) }
                : answer.body,
            ),
    );
  }

  private route(request: IncomingMessage, url: URL, text: string, id: string): Answer {
    const { pathname: path } = url;
    const method = request.method ?? 'GET';
    if (path === '/consent')
      return method === 'GET'
        ? { status: 200, headers: { 'Content-Type': 'text/html' }, body: CONSENT }
        : { status: 302, headers: { Location: `${this.edgeUrl}/api/ebay/oauth/callback?code=c` } };
    const open = this.scriptedAnswer(this.scriptedPublic, method, url, text, id);
    if (open !== null) return open;
    if (path === '/api/version') return { status: 200, body: BUILD };
    if (path === '/api/auth/login') return this.signIn(JSON.parse(text) as { email: string; password: string });
    if (path.startsWith('/api/auth/login/')) return this.factors.signIn(path, JSON.parse(text)) ?? this.signedIn(ADMIN);
    if (path === '/api/ebay/oauth/callback') return this.connect(id);
    const cookies = new Map(
      (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]),
    );
    const user = this.sessions.get(cookies.get('session') ?? '');
    if (user === undefined) return { status: 401, body: { title: 'Not signed in', detail: 'Sign in first.' } };
    this.asked.push({ method, path, background: request.headers['connector-background'] === 'true' });
    if (this.ended !== null)
      return {
        status: 401,
        body: { title: 'Unauthorized', detail: 'This session ended.', code: 'session-ended', reason: this.ended },
      };
    if (method !== 'GET' && (request.headers['x-csrf-token'] ?? '') !== (cookies.get('csrf') ?? 'none'))
      return { status: 403, body: { title: 'Wrong CSRF token', detail: '' } };
    if (path === '/api/auth/logout') {
      this.sessions.clear();
      return { status: 204 };
    }
    const scripted = this.scriptedAnswer(this.scripted, method, url, text, id);
    if (scripted !== null) return scripted;
    const factor = this.factors.answer(method, path, text);
    if (factor !== null) return factor;
    if (path === '/api/auth/me')
      return {
        status: 200,
        body: {
          id: user === ADMIN ? 'user-1' : 'user-2',
          email: user.email,
          role: this.factors.missing ? 'ENROLLING' : user.role,
        },
      };
    if (user.role !== 'ADMIN' && (method === 'POST' || path === '/api/ebay/logs'))
      return { status: 403, body: { title: 'Forbidden', detail: 'This needs the role ADMIN.' } };
    return this.people.answer(method, path, text) ?? this.business(method, path, url.searchParams, text, id);
  }

  private scriptedAnswer(scripts: Script[], method: string, url: URL, text: string, id: string): Answer | null {
    for (const script of scripts) {
      const match = script.method === method ? script.path.exec(url.pathname) : null;
      if (match !== null)
        return script.answer({
          path: url.pathname,
          query: url.searchParams,
          body: text === '' ? null : JSON.parse(text),
          requestId: id,
          of: match.slice(1).map((part) => decodeURIComponent(part ?? '')),
        });
    }
    return null;
  }

  private business(method: string, path: string, query: URLSearchParams, text: string, id: string): Answer {
    const run = /^\/api\/ebay\/sync\/runs\/([^/]+)(\/cancel)?$/.exec(path);
    if (run !== null)
      return run[2]
        ? { status: 202, body: this.runs.stop(run[1]!, ADMIN.email) }
        : { status: 200, body: this.runs.look(run[1]!) };
    if (path.endsWith('/refresh'))
      return { status: 200, body: refreshed((JSON.parse(text) as { dry_run: boolean }).dry_run) };
    switch (`${method} ${path}`) {
      case 'POST /api/ebay/oauth/start':
        return {
          status: 200,
          body: { authorize_url: `${this.url}/consent?${CONSENT_REQUEST}`, expires_at: ago(-600) },
        };
      case 'GET /api/ebay/token-info':
        this.note('INFO', 'token.viewed', 'The dates of the tokens were read.', id);
        return { status: 200, body: { items: this.connected && !this.disconnected ? [TOKEN()] : [], next: null } };
      case 'GET /api/ebay/accounts':
        return { status: 200, body: this.accounts(query) };
      case 'POST /api/ebay/accounts/acc-1/disconnect':
        return this.disconnect();
      case 'GET /api/ebay/logs':
        return { status: 200, body: this.log(query) };
      case 'GET /api/ebay/sync/runs':
        return { status: 200, body: { items: this.runs.list(), next: null } };
      default:
        return { status: 404, body: { title: 'Not found', detail: path } };
    }
  }

  private signIn({ email, password }: { email: string; password: string }): Answer {
    const user = [ADMIN, VIEWER].find((known) => known.email === email && known.password === password);
    if (user === undefined)
      return { status: 401, body: { title: 'Wrong email or password', detail: 'Check both and try again.' } };
    return this.factors.first() ?? this.signedIn(user);
  }

  private signedIn(user: typeof ADMIN): Answer {
    const session = randomUUID();
    this.ended = null;
    this.sessions.set(session, user);
    return {
      status: 200,
      body: { expires_in: 3600 },
      headers: {
        'Set-Cookie': [`session=${session}; Path=/; HttpOnly; SameSite=Lax`, 'csrf=csrf-1; Path=/; SameSite=Lax'],
      },
    };
  }

  private connect(id: string): Answer {
    this.connected = true;
    for (let n = 0; n < 30; n++)
      this.note('INFO', 'token.refreshed', `Refreshed the token of seller-a, time ${n}.`, `old-${n}`);
    this.note('WARN', 'oauth.slow', 'eBay answered after 4.2 s.', id);
    this.note('INFO', 'oauth.success', 'Connected seller-a in production.', id);
    return { status: 302, headers: { Location: `/?oauth=connected&request_id=${id}#/connection` } };
  }

  /** Pages of two accounts, whatever `limit` says. */
  private accounts(query: URLSearchParams): unknown {
    const all = this.connected ? [this.account(), ...this.others] : [];
    const from = Number(query.get('next') ?? 0);
    return { items: all.slice(from, from + 2), next: all.length > from + 2 ? String(from + 2) : null };
  }

  private account(): Account {
    return accountOf('acc-1', 'seller-a', this.disconnected);
  }

  private disconnect(): Answer {
    this.disconnected = true;
    return {
      status: 200,
      body: {
        id: 'acc-1',
        status: 'DISCONNECTED',
        erased: ['access_token', 'refresh_token'],
        kept: ['orders', 'event_log'],
        revoked_at_ebay: true,
        revoke_error: null,
      },
    };
  }

  private note(level: string, event: string, message: string, request_id: string): void {
    this.events.unshift({
      id: randomUUID(),
      at: ago(0),
      level,
      event,
      message,
      request_id,
      user_id: 'user-1',
      email: ADMIN.email,
      api_token_id: null,
      api_token: null,
      account_id: 'acc-1',
      run_id: null,
      ebay_request_id: level === 'WARN' ? 'ebay-77' : null,
      details: level === 'WARN' ? { waited_ms: 4200 } : {},
    });
  }

  private log(query: URLSearchParams): unknown {
    const from = Number(query.get('next') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const found = this.events.filter(
      (event) =>
        (!query.get('level') || event.level === query.get('level')) &&
        (!query.get('user_id') || event.user_id === query.get('user_id')) &&
        (!query.get('request_id') || event.request_id === query.get('request_id')),
    );
    return { items: found.slice(from, from + limit), next: found.length > from + limit ? String(from + limit) : null };
  }
}
