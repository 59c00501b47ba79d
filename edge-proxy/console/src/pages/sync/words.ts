import type { Run } from '../../api.types';
import { duration } from '../../ui/instants';
import { count } from '../../ui/numbers';

export const RESOURCES = ['orders', 'transactions', 'disputes', 'messages', 'inventory', 'offers'] as const;

const PROOF = 'proof:';
const STATES: readonly string[] = ['QUEUED', 'RUNNING', 'WAITING'];

export function isActive({ state }: { state: string }): boolean {
  return STATES.includes(state);
}

export function isProof(resource: string): boolean {
  return resource.startsWith(PROOF);
}

/** `Orders`, `Check of orders`: the checks of completeness are runs with resources of their own. */
export function resourceName(resource: string): string {
  const [check, name] = isProof(resource) ? ['Check of ', resource.slice(PROOF.length)] : ['', resource];
  return check === '' ? name.charAt(0).toUpperCase() + name.slice(1) : check + name;
}

/** What a proof's resource checks. */
export function provenResource(resource: string): string {
  return isProof(resource) ? resource.slice(PROOF.length) : resource;
}

export function elapsed(run: Run, now: number): string {
  const start = Date.parse(run.started_at ?? run.created_at);
  const end = run.finished_at === null ? now : Date.parse(run.finished_at);
  return duration(end - start);
}

/** `1,200 of 5,000 read: 1,100 new, 90 changed, 10 unchanged, 2 quarantined`, without the parts that are zero. */
export function rowsSentence({ rows, progress, state }: Run): string {
  const expected = state === 'SUCCEEDED' ? null : progress?.rows_expected;
  const read = expected ? `${count(rows.seen)} of ${count(expected)} read` : `${count(rows.seen)} read`;
  const parts = (
    [
      [rows.inserted, 'new'],
      [rows.updated, 'changed'],
      [rows.unchanged, 'unchanged'],
      [rows.gone, 'gone'],
      [rows.quarantined, 'quarantined'],
    ] as const
  )
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${count(number)} ${word}`);
  return parts.length === 0 ? read : `${read}: ${parts.join(', ')}`;
}

/** `every 15 min`, `every 6 h`, `every 7 d`. */
export function every(minutes: number): string {
  return `every ${duration(minutes * 60_000)}`;
}

export interface Sample {
  readonly at: number;
  readonly rows: number;
}

const SPEED_OVER_MS = 30_000;

/** The samples of the last half minute, and this one. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  return [...samples.filter(({ at }) => sample.at - at <= SPEED_OVER_MS), sample];
}

/** Rows a second over the samples; null before there are two. */
export function speedOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  return Math.max(0, ((last.rows - first.rows) * 1000) / (last.at - first.at));
}

/** Milliseconds until the end: what the API estimates, else what the speed of now gives; null if nothing is known. */
export function timeLeft(run: Run, speed: number | null, now: number): number | null {
  const end = run.progress.estimated_end;
  if (end !== null) return Math.max(0, Date.parse(end) - now);
  const rows = run.progress.rows_expected - run.rows.seen;
  return speed === null || speed === 0 || rows <= 0 ? null : (rows * 1000) / speed;
}

/** `120 rows/s, 2 min left`. */
export function paceWords(run: Run, samples: readonly Sample[], now: number): string {
  const speed = speedOf(samples);
  const left = timeLeft(run, speed, now);
  const rate =
    speed === null ? null : `${speed >= 10 || speed === 0 ? count(Math.round(speed)) : speed.toFixed(1)} rows/s`;
  return [rate, left === null ? null : `${duration(left)} left`].filter((part) => part !== null).join(', ');
}

export const WAITS: Readonly<Record<string, string>> = {
  ebay_quota_used_up: 'eBay accepts no more calls of the application today',
  quota_share_used: 'The connector’s share of eBay’s quota is used up',
  ebay_unavailable: 'eBay does not answer',
  token_unavailable: 'eBay gives no access token',
};

export const SKIPS: Readonly<Record<string, string>> = {
  not_connected: 'the account is not connected',
  missing_scope: 'the seller has to allow more first',
  already_active: 'a sync was in progress',
  nothing_to_read: 'there was nothing to read',
  not_planned: 'the sync could not be planned',
};

export const OUTCOMES: Readonly<Record<string, string>> = {
  started: 'started',
  already_active: 'already in progress',
  missing_scope: 'not allowed by the seller',
  nothing_to_read: 'nothing to read',
  queue_unavailable: 'not started: the queue is unavailable',
  dry_run: 'planned',
};
