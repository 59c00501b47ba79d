import { useState } from 'preact/hooks';
import type { Loaded } from '../../api/hooks';
import type { Refresh, TokenInfo } from '../../api.types';
import { Await, Badge, Button, Card, type Column, EmptyState, Table, Time } from '../../ui';
import { RefreshButtons, RefreshResult } from './RefreshToken';
import { ScopeList } from './ScopeList';

const ENDS_SOON_DAYS = 30;

const COLUMNS: readonly Column<TokenInfo>[] = [
  {
    key: 'account',
    title: 'Account',
    cell: (token) => (
      <>
        <strong>{token.account}</strong>
        <div class="quiet small">{token.environment}</div>
        <Badge word={token.status} />
        {token.last_refresh_error && <div class="small">{token.last_refresh_error}</div>}
      </>
    ),
  },
  { key: 'access', title: 'Access token expires', cell: (token) => <Time at={token.expires_at} exact /> },
  { key: 'refresh', title: 'Refresh token', cell: (token) => <RefreshTokenCell token={token} /> },
  {
    key: 'scopes',
    title: 'Scopes',
    cell: (token) => (
      <details>
        <summary>
          {token.scopes.length}
          <span class="unseen"> scopes of {token.account}</span>
        </summary>
        <ScopeList scopes={token.scopes} />
      </details>
    ),
  },
  { key: 'created', title: 'Created', cell: (token) => <Time at={token.created_at} /> },
  { key: 'updated', title: 'Updated', cell: (token) => <Time at={token.updated_at} /> },
];

/** One row per connected account: the state of its token, never the token itself. Each reading is an event in the log. */
export function TokensCard({ tokens, admin }: { tokens: Loaded<TokenInfo[]>; admin: boolean }) {
  const [result, setResult] = useState<{ account: string; refresh: Refresh } | null>(null);
  const columns: Column<TokenInfo>[] = [...COLUMNS];
  if (admin)
    columns.push({
      key: 'act',
      title: 'Refresh',
      cell: (token) => (
        <RefreshButtons
          token={token}
          onDone={(refresh) => {
            setResult({ account: token.account, refresh });
            if (!refresh.dry_run) tokens.reload();
          }}
        />
      ),
    });
  return (
    <Card
      title="Tokens"
      actions={
        <Button kind="link" busy={tokens.loading} onClick={tokens.reload}>
          Reload
        </Button>
      }
    >
      <Await of={tokens} isEmpty={(items) => items.length === 0} empty={<EmptyState title="No seller is connected." />}>
        {(items) => (
          <Table label="Tokens of connected accounts" columns={columns} rows={items} rowKey={({ id }) => id} wrap />
        )}
      </Await>
      {result !== null && <RefreshResult account={result.account} refresh={result.refresh} />}
    </Card>
  );
}

function RefreshTokenCell({ token }: { token: TokenInfo }) {
  if (!token.has_refresh_token) return <Badge tone="bad">missing</Badge>;
  const days = token.refresh_ttl_days;
  return (
    <>
      stored {days !== null && days <= ENDS_SOON_DAYS && <Badge tone="warn">{days} days left</Badge>}
      {token.refresh_expires_at && (
        <div>
          <Time at={token.refresh_expires_at} exact />
        </div>
      )}
    </>
  );
}
