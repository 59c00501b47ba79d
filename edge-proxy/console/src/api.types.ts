// Written by functions/dev/openapi from the OpenAPI document. Do not change it by hand.

export interface Account {
  id: string;
  account: string;
  ebay_user_id: string;
  environment: 'production' | 'sandbox';
  marketplace_id: string | null;
  status: 'CONNECTED' | 'NEEDS_RECONNECT' | 'DISCONNECTED';
  mine: boolean;
  connected_at: string;
  disconnected_at: string | null;
  scopes: string[];
  missing_scopes: string[];
  incomplete_resources: string[];
  access_expires_at: string | null;
  refresh_expires_at: string | null;
}

export interface AccountPage {
  items: Account[];
  next: string | null;
}

export interface AlertDelivery {
  id: string;
  receiver_id: string;
  alert_id: string;
  type:
    | 'consent.ends'
    | 'account.needs_reconnect'
    | 'run.failed'
    | 'quota.low'
    | 'proof.differs'
    | 'erasure.done'
    | 'alert.test';
  account_id: string | null;
  environment: string | null;
  occurred_at: string;
  replay_of: string | null;
  state: 'WAITING' | 'DELIVERED' | 'FAILED';
  created_at: string;
  attempts: number;
  last_attempt_at: string | null;
  next_attempt_at: string | null;
  last_status: number | null;
  last_failure: string | null;
  finished_at: string | null;
}

export interface AlertDeliveryPage {
  items: AlertDelivery[];
  next: string | null;
}

export interface AlertReceiver {
  id: string;
  name: string;
  format: 'json' | 'slack';
  host: string;
  types: ('consent.ends' | 'account.needs_reconnect' | 'run.failed' | 'quota.low' | 'proof.differs' | 'erasure.done')[];
  state: 'ACTIVE' | 'PAUSED';
  paused_why: 'admin' | 'gone' | null;
  created_at: string;
  old_secret_until: string | null;
  failures: number;
  delivered_at: string | null;
}

export interface AlertReceiverPage {
  items: AlertReceiver[];
  next: string | null;
}

export interface Alive {
  status: 'ok' | 'fail';
  environment: string;
}

export interface ApiToken {
  id: string;
  name: string;
  scope: 'read' | 'sync' | 'admin';
  made_by: string;
  made_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface ApiTokenPage {
  items: ApiToken[];
  next: string | null;
}

export interface ChallengeAnswer {
  challengeResponse: string;
}

export interface ConsentStart {
  authorize_url: string;
  expires_at: string;
}

export interface Conversation {
  account_id: string;
  conversation_id: string;
  conversation_type: string | null;
  status: string | null;
  title: string | null;
  created_at: string | null;
  reference_type: string | null;
  reference_id: string | null;
  other_party: string | null;
  unread_count: number | null;
  latest_message_id: string | null;
  latest_message_at: string;
}

export interface ConversationPage {
  items: Conversation[];
  next: string | null;
}

export interface ConversationRecord {
  account_id: string;
  conversation_id: string;
  conversation_type: string | null;
  status: string | null;
  title: string | null;
  created_at: string | null;
  reference_type: string | null;
  reference_id: string | null;
  other_party: string | null;
  unread_count: number | null;
  latest_message_id: string | null;
  latest_message_at: string;
  erased_at: string | null;
  first_stored_at: string;
  stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface Diagnosis {
  findings: Finding[];
}

export interface Disconnection {
  id: string;
  status: string;
  erased: string[];
  kept: string[];
  revoked_at_ebay: boolean;
  revoke_error: string | null;
}

export interface Dispute {
  account_id: string;
  payment_dispute_id: string;
  order_id: string | null;
  status: string | null;
  reason: string | null;
  amount: Money | null;
  buyer_username: string | null;
  opened_at: string;
  respond_by: string | null;
  closed_at: string | null;
  seller_response: string | null;
  closure_reason: string | null;
  protection_status: string | null;
}

export interface DisputeDay {
  day: string;
  currency: string | null;
  opened: number;
  opened_amount: Money | null;
  closed: number;
  closed_amount: Money | null;
}

export interface DisputeDayPage {
  items: DisputeDay[];
  next: string | null;
}

export interface DisputePage {
  items: Dispute[];
  next: string | null;
}

export interface DisputeRecord {
  account_id: string;
  payment_dispute_id: string;
  order_id: string | null;
  status: string | null;
  reason: string | null;
  amount: Money | null;
  buyer_username: string | null;
  opened_at: string;
  respond_by: string | null;
  closed_at: string | null;
  seller_response: string | null;
  closure_reason: string | null;
  protection_status: string | null;
  revision: number | null;
  fees: Money | null;
  recoup: Money | null;
  protected: Money | null;
  fee_credit: Money | null;
  erased_at: string | null;
  first_stored_at: string;
  stored_at: string;
  detail: unknown;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface DryRun {
  dry_run: boolean;
  account_id: string;
  resource: string;
  windows: DryRunWindow[];
  estimate: DryRunEstimate | null;
  quota: DryRunQuota | null;
  budget: DryRunBudget | null;
  error: DryRunFailure | null;
}

export interface DryRunBudget {
  api: string;
  used_today: number;
  used_by_others: number;
  limit: number;
  share: number;
  forecast_today: number;
  fits: boolean;
}

export interface DryRunEstimate {
  records: number;
  calls_at_least: number;
  calls_at_most: number;
}

export interface DryRunFailure {
  code: string;
  detail: string | null;
}

export interface DryRunQuota {
  limit: number;
  remaining: number;
  resets_at: string | null;
}

export interface DryRunWindow {
  list: string;
  from: string | null;
  to: string | null;
  keys: number | null;
}

export interface EbayCall {
  method: string;
  target: string;
  status: number;
  ms: number;
  bytes: number;
  attempt: number;
  failure: string | null;
}

export interface Ended {
  ended: number;
}

export interface Erasure {
  id: string;
  source: 'notice' | 'admin' | 'command';
  requested_by: string;
  requested_at: string;
  environment: 'production' | 'sandbox';
  role: 'buyer' | 'seller' | 'both';
  notice_id: string | null;
  account_id: string | null;
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
  step: string | null;
  attempts: number;
  failures: number;
  failure: string | null;
  retry_at: string | null;
  rows: Record<string, number>;
  left: Record<string, number> | null;
  checked_at: string | null;
  finished_at: string | null;
}

export interface ErasureCount {
  dry_run: boolean;
  rows: Record<string, number>;
}

export interface ErasurePage {
  items: Erasure[];
  next: string | null;
}

export interface Event {
  id: string;
  at: string;
  level: 'INFO' | 'WARN' | 'ERROR';
  event: string;
  message: string;
  request_id: string | null;
  user_id: string | null;
  email: string | null;
  api_token_id: string | null;
  api_token: string | null;
  account_id: string | null;
  run_id: string | null;
  ebay_request_id: string | null;
  details: Record<string, unknown>;
}

export interface EventPage {
  items: Event[];
  next: string | null;
}

export interface Factor {
  id: string;
  kind: 'totp' | 'passkey';
  name: string;
  made_at: string;
  last_used_at: string | null;
}

export interface FactorAdded {
  id: string;
  recovery_codes?: string[];
}

export interface Factors {
  items: Factor[];
  recovery_codes_left: number;
}

export interface FactorsReset {
  removed: number;
}

export interface Fee {
  line_item_id: string | null;
  fee_type: string | null;
  memo: string | null;
  amount: Money;
}

export interface FieldError {
  field: string;
  message: string;
}

export interface Finding {
  check: string;
  level: 'ok' | 'warn' | 'fail';
  figure: string;
  fix: string;
}

export interface FunctionTime {
  name: string;
  invocations: number;
  p50_ms: number;
  p95_ms: number;
}

export interface FunctionTimes {
  since: string;
  functions: FunctionTime[];
}

export interface Fund {
  account_id: string;
  taken_at: string;
  total: Money | null;
  available: Money | null;
  on_hold: Money | null;
  processing: Money | null;
}

export interface FundPage {
  items: Fund[];
  next: string | null;
}

export interface FundRecord {
  account_id: string;
  taken_at: string;
  total: Money | null;
  available: Money | null;
  on_hold: Money | null;
  processing: Money | null;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface HealthPart {
  name: string;
  status: 'ok' | 'warn' | 'fail' | 'unknown';
  latency_ms: number;
  cause: string | null;
}

export interface HealthReport {
  status: 'ok' | 'fail';
  environment: string;
  parts: HealthPart[];
}

export interface InventoryItem {
  account_id: string;
  sku: string;
  title: string | null;
  condition: string | null;
  quantity: number | null;
  brand: string | null;
  mpn: string | null;
  epid: string | null;
  locale: string | null;
  gone_at: string | null;
  stored_at: string;
}

export interface InventoryItemPage {
  items: InventoryItem[];
  next: string | null;
}

export interface InventoryItemRecord {
  account_id: string;
  sku: string;
  title: string | null;
  condition: string | null;
  quantity: number | null;
  brand: string | null;
  mpn: string | null;
  epid: string | null;
  locale: string | null;
  gone_at: string | null;
  stored_at: string;
  group_keys: unknown;
  image_urls: unknown;
  aspects: unknown;
  first_stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface LineItem {
  line_item_id: string;
  sku: string | null;
  title: string | null;
  quantity: number | null;
  total: Money;
}

export interface Me {
  id: string;
  email: string;
  role: 'ADMIN' | 'VIEWER' | 'ENROLLING';
  csrf_token: string;
}

export interface Message {
  account_id: string;
  message_id: string;
  conversation_id: string;
  sender: string | null;
  recipient: string | null;
  subject: string | null;
  body: string | null;
  created_at: string;
  read: boolean | null;
  media: unknown;
}

export interface MessageDay {
  day: string;
  currency: string | null;
  messages: number;
}

export interface MessageDayPage {
  items: MessageDay[];
  next: string | null;
}

export interface MessagePage {
  items: Message[];
  next: string | null;
}

export interface MessageRecord {
  account_id: string;
  message_id: string;
  conversation_id: string;
  sender: string | null;
  recipient: string | null;
  subject: string | null;
  body: string | null;
  created_at: string;
  read: boolean | null;
  media: unknown;
  erased_at: string | null;
  first_stored_at: string;
  stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface Money {
  value: string;
  currency: string | null;
}

export interface NewAlertReceiver {
  id: string;
  name: string;
  host: string;
  old_secret_until: string | null;
  secret: string;
}

export interface NewApiToken {
  id: string;
  name: string;
  scope: 'read' | 'sync' | 'admin';
  expires_at: string;
  token: string;
}

export interface NewApp {
  secret: string;
  otpauth_url: string;
}

export interface Offer {
  account_id: string;
  offer_id: string;
  sku: string;
  marketplace_id: string | null;
  format: string | null;
  status: string | null;
  listing_id: string | null;
  listing_status: string | null;
  price: Money | null;
  available_quantity: number | null;
  sold_quantity: number | null;
  gone_at: string | null;
  stored_at: string;
}

export interface OfferPage {
  items: Offer[];
  next: string | null;
}

export interface OfferRecord {
  account_id: string;
  offer_id: string;
  sku: string;
  marketplace_id: string | null;
  format: string | null;
  status: string | null;
  listing_id: string | null;
  listing_status: string | null;
  price: Money | null;
  available_quantity: number | null;
  sold_quantity: number | null;
  gone_at: string | null;
  stored_at: string;
  auction_start: Money | null;
  listing_on_hold: boolean | null;
  listing_duration: string | null;
  listing_starts_at: string | null;
  category_id: string | null;
  merchant_location_key: string | null;
  first_stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface Order {
  account_id: string;
  order_id: string;
  created_at: string;
  last_modified_at: string;
  fulfillment_status: string | null;
  payment_status: string | null;
  cancel_state: string | null;
  buyer_username: string | null;
  total: Money | null;
  line_item_count: number;
  line_items: LineItem[];
}

export interface OrderDay {
  day: string;
  currency: string | null;
  orders: number;
  total: Money | null;
}

export interface OrderDayPage {
  items: OrderDay[];
  next: string | null;
}

export interface OrderPage {
  items: Order[];
  next: string | null;
}

export interface OrderRecord {
  account_id: string;
  order_id: string;
  created_at: string;
  last_modified_at: string;
  fulfillment_status: string | null;
  payment_status: string | null;
  cancel_state: string | null;
  buyer_username: string | null;
  total: Money | null;
  line_item_count: number;
  line_items: LineItem[];
  sales_record: string | null;
  total_due_seller: Money | null;
  marketplace_fee: Money | null;
  delivery_cost: Money | null;
  tax_by_ebay: Money | null;
  refund_total: Money | null;
  held_total: Money | null;
  tax_country: string | null;
  ship_to_country: string | null;
  erased_at: string | null;
  first_stored_at: string;
  stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface PasskeyAsked {
  expires_in: number;
  pending?: string;
  public_key: Record<string, unknown>;
}

export interface PasskeyRequest {
  public_key: Record<string, unknown>;
}

export interface PasswordLink {
  link: string;
  purpose: 'invite' | 'recover';
  expires_at: string;
}

export interface Payout {
  account_id: string;
  payout_id: string;
  payout_date: string;
  payout_status: string | null;
  amount: Money | null;
  total_fee: Money | null;
  transaction_count: number | null;
  payout_reference: string | null;
  bank_reference: string | null;
  memo: string | null;
}

export interface PayoutDay {
  day: string;
  currency: string | null;
  payouts: number;
  amount: Money | null;
}

export interface PayoutDayPage {
  items: PayoutDay[];
  next: string | null;
}

export interface PayoutPage {
  items: Payout[];
  next: string | null;
}

export interface PayoutRecord {
  account_id: string;
  payout_id: string;
  payout_date: string;
  payout_status: string | null;
  amount: Money | null;
  total_fee: Money | null;
  transaction_count: number | null;
  payout_reference: string | null;
  bank_reference: string | null;
  memo: string | null;
  status_description: string | null;
  last_attempted_at: string | null;
  instrument_type: string | null;
  instrument_nickname: string | null;
  instrument_last_four: string | null;
  first_stored_at: string;
  stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface PoolFigures {
  open: number;
  busy: number;
  idle: number;
  waiting: number;
  maximum: number;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  request_id: string;
  errors?: FieldError[];
  code?:
    | 'step-up-required'
    | 'second-factor-required'
    | 'wrong-password'
    | 'wrong-factor'
    | 'start-again'
    | 'last-admin'
    | 'last-factor'
    | 'not-set-up';
  run_id?: string;
}

export interface Proof {
  account_id: string;
  from: string;
  to: string;
  items: ProofItem[];
  not_provable: string[];
}

export interface ProofItem {
  resource: string;
  summary: string;
  by_day: boolean;
  missing: number;
  surplus: number;
  doubled: number;
  money: ProofMoney[];
  proven: number;
  differing: number;
  unknown: number;
  checked_at: string | null;
  oldest_checked_at: string | null;
  unproven: UnprovenDay[];
}

export interface ProofMoney {
  currency: string;
  ebay: number;
  ours: number;
  difference: number;
}

export interface QuarantineRetry {
  stored: boolean;
  reason: string | null;
}

export interface Quarantined {
  id: string;
  at: string;
  account_id: string;
  run_id: string;
  resource: string;
  record_key: string | null;
  reason: string;
  dismissed_at: string | null;
  dismissed_by: string | null;
}

export interface QuarantinedPage {
  items: Quarantined[];
  next: string | null;
}

export interface QuarantinedRecord {
  id: string;
  at: string;
  account_id: string;
  run_id: string;
  resource: string;
  record_key: string | null;
  reason: string;
  dismissed_at: string | null;
  dismissed_by: string | null;
  raw: string | null;
}

export interface QuotaUse {
  environment: 'production' | 'sandbox';
  api: string;
  day: string;
  used: number;
  used_urgent: number;
  used_by_others: number;
  limit: number;
  share: number;
  resets_at: string;
  blocked_until: string | null;
  asked_at: string | null;
}

export interface QuotaUsePage {
  items: QuotaUse[];
  next: string | null;
}

export interface Readiness {
  status: string;
  environment: string;
  schema_version: string;
  expected_schema_version: string;
  latency_ms: number;
  pool: PoolFigures;
}

export interface RecoveryCodes {
  recovery_codes: string[];
}

export interface Refresh {
  dry_run: boolean;
  action: 'refreshed' | 'needs_reconnect' | 'would_refresh' | 'would_wait';
  before: TokenInfo;
  after: TokenInfo | null;
}

export interface Repair {
  run_id: string;
  days: string[];
}

export interface Reset {
  account_id: string;
  resource: string;
  had_watermark: boolean;
  deleted_records: number;
}

export interface ResourceOutcome {
  resource: string;
  outcome: 'started' | 'already_active' | 'missing_scope' | 'nothing_to_read' | 'queue_unavailable' | 'dry_run';
  run_id: string | null;
  run: Run | null;
  missing_scopes: string[];
  report: DryRun | null;
}

export interface Run {
  id: string;
  account_id: string;
  environment: 'production' | 'sandbox';
  resource: string;
  state: 'QUEUED' | 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'STOPPED' | 'FAILED';
  from: string | null;
  to: string | null;
  full: boolean;
  trigger: string;
  requested_by: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  rows: RunRows;
  pages: number;
  calls: number;
  retries: number;
  heartbeat_at: string | null;
  progress: RunProgress;
  waiting: RunWaiting | null;
  stop: RunStop | null;
  error: RunFailure | null;
  request_id: string;
}

export interface RunEvent {
  id: string;
  type: 'event' | 'call';
  at: string;
  ebay_request_id: string | null;
  call: EbayCall | null;
  level: 'INFO' | 'WARN' | 'ERROR' | null;
  event: string | null;
  message: string | null;
  request_id: string | null;
  user_id: string | null;
  details: Record<string, unknown> | null;
}

export interface RunEvents {
  items: RunEvent[];
  next: string;
  ended: boolean;
}

export interface RunFailure {
  code: string;
  detail: string | null;
}

export interface RunPage {
  items: Run[];
  next: string | null;
}

export interface RunProgress {
  windows_total: number;
  windows_done: number;
  rows_expected: number;
  estimated_end: string | null;
}

export interface RunRows {
  seen: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  gone: number;
}

export interface RunStop {
  requested_at: string;
  requested_by: string | null;
  reason: string | null;
  after_page: number;
  kept_rows: number;
}

export interface RunWaiting {
  until: string;
  code: string;
  detail: string | null;
}

export interface Schedule {
  account_id: string;
  resource: string;
  on: boolean;
  every_minutes: number;
  effective_minutes: number;
  adaptive: boolean;
  paused: boolean;
  next_due_at: string | null;
  last_started_at: string | null;
  last_run: ScheduleLastRun | null;
  skipped: ScheduleSkipped | null;
  changed_by: string | null;
  changed_at: string | null;
}

export interface ScheduleLastRun {
  id: string;
  state: string;
  rows_new: number;
}

export interface SchedulePage {
  items: Schedule[];
  next: string | null;
}

export interface ScheduleSkipped {
  at: string;
  reason: string;
}

export interface SecondNeeded {
  expires_in: number;
  second_factor: ('totp' | 'passkey' | 'recovery_code')[];
  pending?: string;
  public_key?: Record<string, unknown>;
}

export interface Session {
  id: string;
  made_at: string;
  last_seen_at: string;
  ends_at: string;
  address: string;
  client: string;
  current: boolean;
}

export interface SessionPage {
  items: Session[];
  next: string | null;
}

export interface SignedIn {
  access_token?: string;
  token_type?: string;
  expires_in: number;
}

export interface SteppedUp {
  until: string;
}

export interface SyncAll {
  account_id: string;
  dry_run: boolean;
  resources: ResourceOutcome[];
}

export interface TokenDebug {
  token: TokenInfo | null;
  version: number;
  consent_no: number;
  lease_owner: string | null;
  lease_until: string | null;
  retry_after: string | null;
  warned_days: number | null;
  access_key_id: string | null;
  refresh_key_id: string | null;
}

export interface TokenInfo {
  id: string;
  account_id: string;
  account: string;
  environment: 'production' | 'sandbox';
  status: 'CONNECTED' | 'NEEDS_RECONNECT' | 'DISCONNECTED';
  created_at: string;
  updated_at: string;
  expires_at: string;
  access_ttl_seconds: number;
  scopes: string[];
  has_refresh_token: boolean;
  refresh_expires_at: string | null;
  refresh_ttl_days: number | null;
  last_refreshed_at: string | null;
  last_refresh_error: string | null;
  access_fingerprint: string | null;
  refresh_fingerprint: string | null;
}

export interface TokenInfoPage {
  items: TokenInfo[];
  next: string | null;
}

export interface Transaction {
  account_id: string;
  transaction_id: string;
  transaction_type: string;
  transaction_date: string;
  transaction_status: string | null;
  booking_entry: string | null;
  amount: Money | null;
  total_fee: Money | null;
  order_id: string | null;
  payout_id: string | null;
  buyer_username: string | null;
  fee_type: string | null;
  memo: string | null;
}

export interface TransactionDay {
  day: string;
  currency: string | null;
  transactions: number;
  credit: Money | null;
  debit: Money | null;
  fees: Money | null;
}

export interface TransactionDayPage {
  items: TransactionDay[];
  next: string | null;
}

export interface TransactionPage {
  items: Transaction[];
  next: string | null;
}

export interface TransactionRecord {
  account_id: string;
  transaction_id: string;
  transaction_type: string;
  transaction_date: string;
  transaction_status: string | null;
  booking_entry: string | null;
  amount: Money | null;
  total_fee: Money | null;
  order_id: string | null;
  payout_id: string | null;
  buyer_username: string | null;
  fee_type: string | null;
  memo: string | null;
  converted_from: Money | null;
  exchange_rate: string | null;
  fee_basis: Money | null;
  collected_tax: Money | null;
  sales_record: string | null;
  payments_entity: string | null;
  reference_ids: unknown;
  fees: Fee[];
  erased_at: string | null;
  first_stored_at: string;
  stored_at: string;
  raw: unknown;
  raw_too_large?: boolean;
}

export interface UnprovenDay {
  day: string | null;
  state: 'differs' | 'unknown';
  reason: string | null;
  ebay_count: number | null;
  our_count: number | null;
  missing: number;
  surplus: number;
  doubled: number;
  money: ProofMoney[];
  checked_at: string | null;
  repair_run_id: string | null;
}

export interface User {
  id: string;
  email: string;
  role: 'ADMIN' | 'VIEWER';
  state: 'active' | 'invited' | 'disabled';
  created_at: string;
  last_signed_in_at?: string;
  link?: string;
  link_expires_at?: string;
}

export interface UserPage {
  items: User[];
  next: string | null;
}

export interface Version {
  commit: string;
  build: string;
  built_at: string;
  schema_version: string;
  environment: string;
}

export interface UserSession {
  id: string;
  made_at: string;
  last_seen_at: string;
  ends_at: string;
  address: string;
  client: string;
  ended_at: string | null;
  ended_why: string | null;
}
