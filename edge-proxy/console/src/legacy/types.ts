import type { Run } from '../api.types';

/** The API's shapes by the names that the console uses. Times are UTC ISO-8601. */
export type {
  Account,
  Disconnection as Disconnected,
  Event as LogEvent,
  Factor,
  FactorAdded,
  Factors,
  Me as User,
  Money,
  NewApp,
  Order,
  Refresh as RefreshResult,
  Run,
  TokenInfo as Token,
  Version as Build,
} from '../api.types';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type RunState = Run['state'];
