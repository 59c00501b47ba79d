import type { AlertDelivery, AlertReceiver } from '../../api.types';

export type AlertType = AlertReceiver['types'][number];

/** What a receiver can be told of, in the order of the form. */
export const TYPES: readonly (readonly [AlertType, string])[] = [
  ['consent.ends', 'A seller’s consent ends soon'],
  ['account.needs_reconnect', 'A seller has to reconnect'],
  ['run.failed', 'A sync failed'],
  ['quota.low', 'A quota of eBay is nearly used up'],
  ['proof.differs', 'A day differs from what eBay counts'],
  ['erasure.done', 'A person was erased'],
];

const NAMES: Readonly<Record<string, string>> = { ...Object.fromEntries(TYPES), 'alert.test': 'Test' };

export function typeName(type: string): string {
  return Object.hasOwn(NAMES, type) ? NAMES[type]! : type;
}

/** `all types`, or the names of those that are chosen. */
export function typesWords(types: readonly string[]): string {
  return types.length === 0 || types.length === TYPES.length ? 'all types' : types.map(typeName).join('; ');
}

const FAILURES: Readonly<Record<string, string>> = {
  refused: 'the receiver refused it',
  gone: 'the receiver says that it is gone',
  name_unknown: 'its host has no address',
  not_public: 'its host has an address that is not public',
  connect: 'no connection could be made',
  tls: 'its certificate is not valid',
  timeout: 'no answer came within 8 seconds',
  broken: 'its answer was no HTTP, or its secret cannot be opened',
};

/** What came of the last attempt: `503: the receiver refused it`. */
export function lastAnswer({ last_status, last_failure }: AlertDelivery): string {
  const failure = last_failure === null ? null : (FAILURES[last_failure] ?? last_failure);
  const parts = [last_status, failure].filter((part) => part !== null);
  return parts.length === 0 ? '–' : parts.join(': ');
}

/**
 * The delivery that has to end first: alerts of one account go to a receiver one after another. Null if none of those that are
 * loaded is in the way.
 */
export function waitsFor(delivery: AlertDelivery, all: readonly AlertDelivery[]): AlertDelivery | null {
  if (delivery.state !== 'WAITING' || delivery.account_id === null) return null;
  const before = all.filter(
    (other) =>
      other.state === 'WAITING' &&
      other.receiver_id === delivery.receiver_id &&
      other.account_id === delivery.account_id &&
      other.created_at < delivery.created_at,
  );
  return before.reduce<AlertDelivery | null>(
    (first, other) => (first === null || other.created_at < first.created_at ? other : first),
    null,
  );
}
