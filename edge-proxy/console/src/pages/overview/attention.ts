import type { Account, Proof, Quarantined, QuotaUse, Run, Schedule } from '../../api.types';
import { count, duration, type Tone } from '../../ui';
import { forecast, isShort } from './forecast';

/** Something that goes on only when a person acts. */
export interface Need {
  readonly key: string;
  readonly tone: Tone;
  readonly what: string;
  readonly why: string;
  readonly act: string;
  readonly href: string;
}

export interface Known {
  readonly accounts: readonly Account[];
  readonly schedules: readonly Schedule[];
  readonly failed: readonly Run[];
  readonly proofs: readonly Proof[];
  readonly quarantine: readonly Quarantined[];
  readonly quarantineGoesOn: boolean;
  readonly quota: readonly QuotaUse[];
}

const DAY_MS = 86_400_000;
export const CONSENT_SOON_MS = 30 * DAY_MS;

/** Everything that waits for a person, the most urgent first: lost access, failed runs, records kept aside, quota, scopes. */
export function needs(known: Known, now: number): Need[] {
  const name = (id: string) => known.accounts.find((account) => account.id === id)?.account ?? id;
  return [
    ...known.accounts.flatMap(reconnect),
    ...known.accounts.flatMap((account) => consentEnds(account, now)),
    ...known.schedules.flatMap((schedule) => failedRun(schedule, known.failed, name)),
    ...known.proofs.flatMap((proof) => differs(proof, name)),
    ...inQuarantine(known, name),
    ...known.quota.filter((one) => isShort(one, now)).map((one) => quotaShort(one, now)),
    ...known.accounts.flatMap(missingScope),
  ];
}

function reconnect({ id, account, status }: Account): Need[] {
  if (status !== 'NEEDS_RECONNECT') return [];
  return [
    {
      key: `reconnect ${id}`,
      tone: 'bad',
      what: `Connect ${account} again`,
      why: 'The seller’s consent has ended. Nothing of this account is read until the seller agrees again.',
      act: 'Reconnect',
      href: `/accounts?open=${id}`,
    },
  ];
}

function consentEnds({ id, account, status, refresh_expires_at }: Account, now: number): Need[] {
  if (status !== 'CONNECTED' || refresh_expires_at === null) return [];
  const left = Date.parse(refresh_expires_at) - now;
  if (left > CONSENT_SOON_MS) return [];
  return [
    {
      key: `consent ${id}`,
      tone: 'warn',
      what: `The consent of ${account} ${left > 0 ? `ends in ${duration(left)}` : 'has ended'}`,
      why: 'Connect the seller again before that, and nothing is missed.',
      act: 'Reconnect',
      href: `/accounts?open=${id}`,
    },
  ];
}

function failedRun({ account_id, resource, on, last_run }: Schedule, failed: readonly Run[], name: Names): Need[] {
  if (!on || last_run?.state !== 'FAILED') return [];
  const error = failed.find(({ id }) => id === last_run.id)?.error;
  return [
    {
      key: `run ${last_run.id}`,
      tone: 'bad',
      what: `The last sync of ${resource} of ${name(account_id)} failed`,
      why: error ? `${words(error.code)}${error.detail ? `: ${error.detail}` : ''}` : 'Its run says why.',
      act: 'See the run',
      href: `/sync?run=${last_run.id}`,
    },
  ];
}

function differs({ account_id, items }: Proof, name: Names): Need[] {
  return items
    .filter(({ differing }) => differing > 0)
    .map(({ resource, summary }) => ({
      key: `proof ${account_id} ${resource}`,
      tone: 'bad',
      what: `${resource} of ${name(account_id)} differ from eBay’s figures`,
      why: summary,
      act: 'Repair',
      href: `/sync?part=completeness&account_id=${account_id}`,
    }));
}

function inQuarantine({ quarantine, quarantineGoesOn }: Known, name: Names): Need[] {
  const groups = new Map<string, Quarantined[]>();
  for (const record of quarantine) {
    const key = `${record.account_id} ${record.resource}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups].map(([key, records]) => {
    const { account_id, resource, reason } = records[0]!;
    const more = quarantineGoesOn ? 'At least ' : '';
    return {
      key: `quarantine ${key}`,
      tone: 'warn',
      what: `${more}${count(records.length)} ${records.length === 1 ? 'record' : 'records'} of ${resource} of ${name(account_id)} could not be stored`,
      why: `Latest reason: ${reason}`,
      act: 'See the records',
      href: `/sync?part=quarantine&account_id=${account_id}&resource=${encodeURIComponent(resource)}`,
    };
  });
}

function quotaShort(quota: QuotaUse, now: number): Need {
  const { environment, api, share, used, blocked_until, resets_at } = quota;
  const blocked = blocked_until !== null && Date.parse(blocked_until) > now;
  const reset = `The quota starts again in ${duration(Date.parse(resets_at) - now)}.`;
  return {
    key: `quota ${environment} ${api}`,
    tone: 'warn',
    what: blocked
      ? `eBay accepts no calls of ${api} (${environment}) now`
      : `The calls of ${api} (${environment}) ${used >= share ? 'are used up' : 'will not last the day'}`,
    why: blocked
      ? `Runs wait and go on by themselves. ${reset}`
      : `${count(used)} of ${count(share)} used, ${count(forecast(quota, now))} expected. ${reset} Longer intervals need fewer calls.`,
    act: 'Change schedules',
    href: '/sync',
  };
}

function missingScope({ id, account, status, incomplete_resources }: Account): Need[] {
  if (status !== 'CONNECTED' || incomplete_resources.length === 0) return [];
  return [
    {
      key: `scope ${id}`,
      tone: 'warn',
      what: `${account} has not allowed ${incomplete_resources.join(', ')}`,
      why: 'These are switched on and are not synced until the seller allows the missing scopes.',
      act: 'See the scopes',
      href: `/accounts?open=${id}`,
    },
  ];
}

type Names = (id: string) => string;

const words = (code: string) => code.replaceAll('_', ' ');
