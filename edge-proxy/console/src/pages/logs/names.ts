import { getAll } from '../../api/client';
import { type Loaded, useLoad } from '../../api/hooks';
import type { Account, ApiToken, User } from '../../api.types';

/** What the filters of the log choose from. */
export interface Names {
  readonly accounts: readonly Account[];
  readonly users: readonly User[];
  readonly tokens: readonly ApiToken[];
}

export const NO_NAMES: Names = { accounts: [], users: [], tokens: [] };

export function useNames(): Loaded<Names> {
  return useLoad('names', async (signal) => {
    const [accounts, users, tokens] = await Promise.all([
      getAll<Account>('/api/ebay/accounts', {}, signal),
      getAll<User>('/api/users', {}, signal),
      getAll<ApiToken>('/api/auth/api-tokens', {}, signal),
    ]);
    return { accounts, users, tokens };
  });
}
