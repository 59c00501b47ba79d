import type { AlertDelivery, AlertReceiver, NewAlertReceiver } from '../../console/src/api.types';
import type { Answer, Asked, FakeApi } from './fakeApi';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const page = (items: unknown[]): Answer => ({ status: 200, body: { items, next: null } });
const missing: Answer = { status: 404, body: { title: 'Not found', detail: 'This receiver does not exist.' } };

/** Receivers of alerts and what was sent to them. */
export class FakeAlerts {
  readonly receivers: AlertReceiver[] = [
    receiverOf('chat', 'Operations chat', { format: 'slack', host: 'hooks.slack.com', delivered_at: ago(7200) }),
    receiverOf('pager', 'Pager', { types: ['run.failed', 'account.needs_reconnect'], failures: 3 }),
    receiverOf('old', 'Old script', { state: 'PAUSED', paused_why: 'gone' }),
  ];
  readonly deliveries: AlertDelivery[] = [
    deliveryOf('5', { created_at: ago(60), type: 'quota.low', account_id: null }),
    deliveryOf('4', { created_at: ago(300), type: 'account.needs_reconnect' }),
    deliveryOf('3', { created_at: ago(600), attempts: 4, last_status: 503, last_failure: 'refused' }),
    deliveryOf('2', { created_at: ago(7200), receiver_id: 'chat', state: 'DELIVERED', attempts: 1, last_status: 200 }),
    deliveryOf('1', { created_at: ago(400_000), state: 'FAILED', attempts: 150, last_failure: 'tls' }),
  ];
  /** Bodies of the calls that change something, by method and path. */
  readonly sent: { call: string; body: unknown }[] = [];

  constructor(api: FakeApi) {
    const one = /^\/api\/alerts\/receivers\/([^/]+)$/;
    api.answer('GET', /^\/api\/alerts\/receivers$/, () => page(this.receivers));
    api.answer('POST', /^\/api\/alerts\/receivers$/, (asked) => this.add(asked));
    api.answer('PUT', one, (asked) => this.change(asked));
    api.answer('POST', /^\/api\/alerts\/receivers\/([^/]+)\/delete$/, (asked) => this.remove(asked));
    api.answer('POST', /^\/api\/alerts\/receivers\/([^/]+)\/test$/, (asked) => this.test(asked));
    api.answer('POST', /^\/api\/alerts\/receivers\/([^/]+)\/rotate-secret$/, (asked) => this.rotate(asked));
    api.answer('GET', /^\/api\/alerts\/deliveries$/, ({ query }) => page(this.listed(query)));
    api.answer('GET', /^\/api\/alerts\/deliveries\/([^/]+)$/, ({ of: [id] }) => this.delivery(id!));
    api.answer('POST', /^\/api\/alerts\/deliveries\/([^/]+)\/replay$/, (asked) => this.replay(asked));
  }

  private note({ path, body }: Asked, method = 'POST'): void {
    this.sent.push({ call: `${method} ${path.replace('/api/alerts', '')}`, body });
  }

  private add(asked: Asked): Answer {
    const { name, url, format, types } = asked.body as Record<string, string> & { types: AlertReceiver['types'] };
    if (!url!.startsWith('https://'))
      return {
        status: 422,
        body: {
          title: 'Unprocessable Entity',
          detail: 'url must begin with https://',
          errors: [{ field: 'url', message: 'must begin with https://' }],
        },
      };
    this.note(asked);
    const made = receiverOf('new', name!, { host: new URL(url!).host, format: format as 'json', types });
    this.receivers.push(made);
    return { status: 201, body: secretOf(made) };
  }

  private change(asked: Asked): Answer {
    this.note(asked, 'PUT');
    const receiver = this.receivers.find(({ id }) => id === asked.of[0]);
    if (receiver === undefined) return missing;
    const { paused, url, ...changes } = asked.body as { paused?: boolean; url?: string };
    Object.assign(receiver, changes);
    if (url !== undefined) receiver.host = new URL(url).host;
    if (paused !== undefined)
      Object.assign(receiver, { state: paused ? 'PAUSED' : 'ACTIVE', paused_why: paused ? 'admin' : null });
    return { status: 200, body: receiver };
  }

  private remove(asked: Asked): Answer {
    this.note(asked);
    const at = this.receivers.findIndex(({ id }) => id === asked.of[0]);
    if (at < 0) return missing;
    this.receivers.splice(at, 1);
    return { status: 204 };
  }

  private test(asked: Asked): Answer {
    this.note(asked);
    return this.made(
      deliveryOf('test', { receiver_id: asked.of[0]!, type: 'alert.test', account_id: null, environment: null }),
    );
  }

  private rotate(asked: Asked): Answer {
    this.note(asked);
    const receiver = this.receivers.find(({ id }) => id === asked.of[0]);
    if (receiver === undefined) return missing;
    receiver.old_secret_until = ago(-86_400);
    return { status: 200, body: secretOf(receiver) };
  }

  private replay(asked: Asked): Answer {
    this.note(asked);
    const old = this.deliveries.find(({ id }) => id === asked.of[0]);
    if (old === undefined) return missing;
    return this.made(deliveryOf('again', { alert_id: old.alert_id, type: old.type, replay_of: old.id }));
  }

  private made(delivery: AlertDelivery): Answer {
    this.deliveries.unshift(delivery);
    return { status: 202, body: delivery };
  }

  private delivery(id: string): Answer {
    const found = this.deliveries.find((one) => one.id === id);
    return found === undefined ? missing : { status: 200, body: found };
  }

  private listed(query: URLSearchParams): AlertDelivery[] {
    return this.deliveries.filter((delivery) =>
      (['receiver_id', 'state'] as const).every(
        (name) => query.get(name) === null || delivery[name] === query.get(name),
      ),
    );
  }
}

function receiverOf(id: string, name: string, changes: Partial<AlertReceiver> = {}): AlertReceiver {
  return {
    id,
    name,
    format: 'json',
    host: 'alerts.example.test',
    types: [],
    state: 'ACTIVE',
    paused_why: null,
    created_at: ago(9_000_000),
    old_secret_until: null,
    failures: 0,
    delivered_at: null,
    ...changes,
  };
}

function secretOf({ id, name, host, old_secret_until }: AlertReceiver): NewAlertReceiver {
  return { id, name, host, old_secret_until, secret: 'whsec_shown-only-once' };
}

function deliveryOf(id: string, changes: Partial<AlertDelivery> = {}): AlertDelivery {
  const state = changes.state ?? 'WAITING';
  return {
    id,
    receiver_id: 'pager',
    alert_id: `alert-${id}`,
    type: 'run.failed',
    account_id: 'acc-1',
    environment: 'production',
    occurred_at: changes.created_at ?? ago(5),
    replay_of: null,
    state,
    created_at: ago(5),
    attempts: 0,
    last_attempt_at: changes.attempts ? ago(30) : null,
    next_attempt_at: state === 'WAITING' ? ago(-60) : null,
    last_status: null,
    last_failure: null,
    finished_at: state === 'WAITING' ? null : ago(30),
    ...changes,
  };
}
