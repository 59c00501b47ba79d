import { Fault, get, getAll } from '../../api/client';
import { type Loaded, useGet, useLoad } from '../../api/hooks';
import type {
  Account,
  Proof,
  Quarantined,
  QuarantinedPage,
  QuotaUse,
  QuotaUsePage,
  Run,
  RunPage,
  Schedule,
} from '../../api.types';
import { useEvery } from '../../app/every';

const AGAIN_MS = 60_000;
const AT_ONCE = 4;

/** What one look at the connector needs, each part read by itself: one that fails hides none of the others. */
export interface Reads {
  readonly accounts: Loaded<Account[]>;
  readonly schedules: Loaded<Schedule[]>;
  readonly failed: Loaded<Run[]>;
  readonly quarantine: Loaded<Quarantined[]>;
  /** Whether there are more records in quarantine than were read. */
  readonly quarantineGoesOn: boolean;
  readonly quota: Loaded<QuotaUse[]>;
  readonly proofs: Loaded<Proof[]>;
  again(): void;
}

export function useReads(): Reads {
  // The list of tokens is not read: each reading of it is an event in the log.
  const accounts = useLoad('accounts', (signal) => getAll<Account>('/api/ebay/accounts', {}, signal));
  const schedules = useLoad('schedules', (signal) => getAll<Schedule>('/api/ebay/sync/schedules', {}, signal));
  const failed = useGet<RunPage>('/api/ebay/sync/runs', { state: 'FAILED', limit: 200 });
  const quarantine = useGet<QuarantinedPage>('/api/ebay/sync/quarantine', { dismissed: false, limit: 1000 });
  const quota = useGet<QuotaUsePage>('/api/ebay/sync/quota');
  const known = (accounts.data ?? []).filter(({ status }) => status !== 'DISCONNECTED').map(({ id }) => id);
  const proofs = useLoad(`proofs of ${known.join()}`, (signal) => proofsOf(known, signal));
  const parts = [accounts, schedules, failed, quarantine, quota, proofs];
  const again = () => {
    for (const part of parts) part.reload();
  };
  useEvery(AGAIN_MS, again);
  return {
    accounts,
    schedules,
    failed: items(failed),
    quarantine: items(quarantine),
    quarantineGoesOn: (quarantine.data?.next ?? null) !== null,
    quota: items(quota),
    proofs,
    again,
  };
}

function items<T>(page: Loaded<{ items: T[] }>): Loaded<T[]> {
  return { ...page, data: page.data?.items };
}

/** A few calls at a time; an account whose proof cannot be read, because it was disconnected meanwhile, has none. */
async function proofsOf(accounts: readonly string[], signal: AbortSignal): Promise<Proof[]> {
  const left = [...accounts];
  const found: Proof[] = [];
  const reader = async () => {
    for (let account_id = left.shift(); account_id !== undefined; account_id = left.shift()) {
      try {
        found.push(await get<Proof>('/api/ebay/sync/proof', { account_id }, signal));
      } catch (fault) {
        if (!(fault instanceof Fault) || (fault.status !== 404 && fault.status !== 409)) throw fault;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return found;
}
