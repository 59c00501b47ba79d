import type { Account } from '../api.types';
import { getAll } from './client';
import { type Loaded, useLoad } from './hooks';

/** All accounts, also those that are disconnected: what was stored of them is kept. Unlike the token list, reading it is no event. */
export function useAccounts(): Loaded<Account[]> {
  return useLoad('accounts', (signal) => getAll<Account>('/api/ebay/accounts', {}, signal));
}

/** `seller-a`, or the id while the accounts are not there. */
export function accountName(accounts: readonly Account[] | undefined, id: string): string {
  return accounts?.find((account) => account.id === id)?.account ?? id;
}

/** Options of a select: `seller-a (sandbox), disconnected`. */
export function accountOptions(accounts: readonly Account[]): [value: string, label: string][] {
  return accounts.map(({ id, account, environment, status }) => [
    id,
    `${account} (${environment})${status === 'DISCONNECTED' ? ', disconnected' : ''}`,
  ]);
}
