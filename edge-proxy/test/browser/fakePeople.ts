import type { ApiToken, Session, User, UserSession } from '../../console/src/api.types';
import type { Answer } from './fakeApi';

const DAY_MS = 86_400_000;
const days = (number: number) => new Date(Date.now() + number * DAY_MS).toISOString();

/** Users, sessions and API tokens. With `stepUp` the first dangerous act wants the password again. */
export class FakePeople {
  stepUp = false;
  readonly users: User[] = [
    user('user-1', 'admin@example.test', 'ADMIN', 'active'),
    user('user-2', 'viewer@example.test', 'VIEWER', 'active'),
    user('user-3', 'new@example.test', 'VIEWER', 'invited'),
  ];
  private readonly endedAll = new Set<string>();
  readonly sessions: Session[] = [
    session('session-1', 'Firefox on Linux', '198.51.100.7', true),
    session('session-2', 'Safari on iOS', '203.0.113.9', false),
  ];
  readonly tokens: ApiToken[] = [
    token('token-1', 'warehouse', 'read', null),
    token('token-2', 'old import', 'sync', days(-3)),
  ];

  /** Null for what is not about people. */
  answer(method: string, path: string, text: string): Answer | null {
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, string>);
    switch (`${method} ${path}`) {
      case 'GET /api/users':
        return list(this.users);
      case 'GET /api/auth/sessions':
        return list(this.sessions);
      case 'GET /api/auth/api-tokens':
        return list(this.tokens);
      case 'POST /api/auth/sessions/end':
        return { status: 200, body: { ended: this.sessions.splice(0).length } };
      case 'POST /api/auth/password':
        return body.present_password === 'right horse'
          ? { status: 204 }
          : {
              status: 403,
              body: { title: 'Forbidden', detail: 'The present password is wrong.', code: 'wrong-password' },
            };
      case 'POST /api/auth/step-up':
        if (body.password !== 'right horse')
          return { status: 403, body: { title: 'Forbidden', detail: 'Try again.', code: 'wrong-password' } };
        this.stepUp = false;
        return { status: 200, body: { until: days(1) } };
      case 'POST /api/users':
        return this.invite(body);
      case 'POST /api/auth/api-tokens':
        return this.dangerous(() => this.makeToken(body));
    }
    return this.one(method, path, body);
  }

  private one(method: string, path: string, body: Record<string, string>): Answer | null {
    const revoked = /^\/api\/auth\/api-tokens\/([^/]+)\/revoke$/.exec(path)?.[1];
    if (method === 'POST' && revoked !== undefined) {
      this.tokens.find(({ id }) => id === revoked)!.revoked_at = days(0);
      return { status: 204 };
    }
    const ended = /^\/api\/auth\/sessions\/([^/]+)\/end$/.exec(path)?.[1];
    if (method === 'POST' && ended !== undefined) {
      this.sessions.splice(
        this.sessions.findIndex(({ id }) => id === ended),
        1,
      );
      return { status: 200, body: { ended: 1 } };
    }
    const of = /^\/api\/users\/([^/]+)\/sessions$/.exec(path)?.[1];
    if (method === 'GET' && of !== undefined) return list(this.sessionsOf(of));
    const act = /^\/api\/users\/([^/]+)\/(.+)$/.exec(path);
    const found = this.users.find(({ id }) => id === act?.[1]);
    if (method !== 'POST' || act === null || found === undefined) return null;
    return this.dangerous(() => this.change(found, act[2]!, body));
  }

  /** Two that are valid until they are ended, and one of the day before; none of who has never signed in. */
  private sessionsOf(id: string): UserSession[] {
    if (this.users.find((user) => user.id === id)?.last_signed_in_at === undefined) return [];
    const now = this.endedAll.has(id) ? { ended_at: days(0), ended_why: 'ended_by_admin' } : null;
    return [
      { ...userSession('us-1', 'Firefox on Linux', 0.1), ...now },
      { ...userSession('us-2', 'Safari on iOS', 0.3), ...now },
      { ...userSession('us-3', 'Firefox on Linux', 1.2), ended_at: days(-1), ended_why: 'unused' },
    ];
  }

  private dangerous(act: () => Answer): Answer {
    return this.stepUp
      ? { status: 403, body: { title: 'Forbidden', detail: 'Confirm the password.', code: 'step-up-required' } }
      : act();
  }

  private invite({ email, role }: Record<string, string>): Answer {
    if (this.users.some((known) => known.email === email))
      return { status: 409, body: { title: 'Conflict', detail: 'The e-mail address is taken.' } };
    const added = user(`user-${this.users.length + 1}`, email!, role as User['role'], 'invited');
    this.users.push(added);
    return { status: 201, body: { ...added, link: '/#/password?link=only-once', link_expires_at: days(2) } };
  }

  private makeToken({ name, scope }: Record<string, string>): Answer {
    const made = token(`token-${this.tokens.length + 1}`, name!, scope as ApiToken['scope'], null);
    this.tokens.unshift(made);
    return {
      status: 201,
      body: { id: made.id, name, scope, expires_at: made.expires_at, token: 'ec_shown-only-once' },
    };
  }

  private change(found: User, act: string, body: Record<string, string>): Answer {
    switch (act) {
      case 'role':
        found.role = body.role as User['role'];
        return { status: 204 };
      case 'disable':
      case 'enable':
        if (act === 'disable' && found.id === 'user-1')
          return {
            status: 409,
            body: { title: 'Conflict', detail: 'This is the last admin who can sign in.', code: 'last-admin' },
          };
        found.state = act === 'disable' ? 'disabled' : 'active';
        return { status: 204 };
      case 'delete':
        this.users.splice(this.users.indexOf(found), 1);
        return { status: 204 };
      case 'sessions/end':
        this.endedAll.add(found.id);
        return { status: 200, body: { ended: 2 } };
      case 'factors/reset':
        return { status: 200, body: { removed: 1 } };
      case 'password-link':
        return { status: 200, body: { link: '/#/password?link=again', purpose: 'recover', expires_at: days(1) } };
      default:
        return { status: 404, body: { title: 'Not found', detail: act } };
    }
  }
}

const list = (items: readonly unknown[]): Answer => ({ status: 200, body: { items, next: null } });

function user(id: string, email: string, role: User['role'], state: User['state']): User {
  return {
    id,
    email,
    role,
    state,
    created_at: days(-40),
    ...(state !== 'invited' && { last_signed_in_at: days(-0.1) }),
  };
}

function session(id: string, client: string, address: string, current: boolean): Session {
  return { id, made_at: days(-0.2), last_seen_at: days(0), ends_at: days(0.3), address, client, current };
}

function userSession(id: string, client: string, ago: number): UserSession {
  return {
    id,
    made_at: days(-ago),
    last_seen_at: days(-ago / 2),
    ends_at: days(0.5 - ago),
    address: '198.51.100.7',
    client,
    ended_at: null,
    ended_why: null,
  };
}

function token(id: string, name: string, scope: ApiToken['scope'], revoked_at: string | null): ApiToken {
  return {
    id,
    name,
    scope,
    made_by: 'user-1',
    made_at: days(-10),
    expires_at: days(80),
    last_used_at: null,
    revoked_at,
  };
}
