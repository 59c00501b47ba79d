/** The API's shapes, as far as the console reads them. Times are UTC ISO-8601. */
export interface User {
  id: string;
  email: string;
  /** `ENROLLING`: an admin who has to add a second factor first. */
  role: 'ADMIN' | 'VIEWER' | 'ENROLLING';
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Token {
  id: string;
  account_id: string;
  account: string;
  environment: string;
  created_at: string;
  updated_at: string;
  expires_at: string;
  scopes: string[];
  has_refresh_token: boolean;
  refresh_expires_at: string | null;
  refresh_ttl_days: number | null;
  status: string;
  last_refreshed_at: string | null;
  last_refresh_error: string | null;
}

export interface Account {
  id: string;
  account: string;
  environment: string;
  status: string;
  /** Whether the signed-in user may reconnect and disconnect the account. */
  mine: boolean;
  connected_at: string;
  disconnected_at: string | null;
  missing_scopes: string[];
}

export interface Disconnected {
  erased: string[];
  kept: string[];
  revoked_at_ebay: boolean;
  revoke_error: string | null;
}

export interface RefreshResult {
  dry_run: boolean;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface LogEvent {
  id: string;
  at: string;
  level: string;
  event: string;
  message: string;
  request_id: string | null;
  account_id: string | null;
  run_id: string | null;
  ebay_request_id: string | null;
  details: unknown;
}

export type RunState = 'QUEUED' | 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'STOPPED' | 'FAILED';

export interface Run {
  id: string;
  account_id: string;
  resource: string;
  state: RunState;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  rows: { seen: number; inserted: number; updated: number; unchanged: number; quarantined: number };
  pages: number;
  calls: number;
  progress: { windows_total: number | null; windows_done: number | null; rows_expected: number | null } | null;
  stop: { requested_at: string; requested_by: string; after_page: number | null; kept_rows: number | null } | null;
  error: { code: string; detail: string } | null;
  request_id: string;
}

export interface Money {
  value: string;
  currency: string;
}

export interface Order {
  account_id: string;
  order_id: string;
  created_at: string;
  fulfillment_status: string | null;
  payment_status: string | null;
  cancel_state: string | null;
  buyer_username: string | null;
  total: Money | null;
  line_item_count: number;
  line_items: { line_item_id: string; sku: string | null; title: string | null; quantity: number }[];
}

export interface Build {
  commit: string;
  build: string | number;
  built_at?: string;
  schema_version?: string;
}
