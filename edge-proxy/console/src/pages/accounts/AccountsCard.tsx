import type { Loaded } from '../../api/hooks';
import type { Account } from '../../api.types';
import { param, setParams } from '../../app/router';
import { Await, Badge, Card, type Column, EmptyState, Table, Time } from '../../ui';
import { allows } from './scopes';

const COLUMNS: readonly Column<Account>[] = [
  {
    key: 'account',
    title: 'Seller',
    cell: (account) => (
      <>
        <strong>{account.account}</strong>
        <div class="quiet small">{account.environment}</div>
      </>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    cell: (account) => (
      <>
        <Badge word={account.status} />
        {account.missing_scopes.length > 0 && (
          <div class="small">Reconnect to allow {account.missing_scopes.map(allows).join(', ')}.</div>
        )}
      </>
    ),
  },
  { key: 'since', title: 'Since', cell: (account) => <Time at={account.disconnected_at ?? account.connected_at} /> },
  {
    key: 'ends',
    title: 'Consent ends',
    cell: (account) =>
      account.status === 'DISCONNECTED' ? <span class="quiet">–</span> : <Time at={account.refresh_expires_at} />,
  },
  { key: 'owner', title: 'Connected by', cell: (account) => (account.mine ? 'you' : 'another administrator') },
];

/** One row per account, disconnected ones included; a row opens everything about it. */
export function AccountsCard({ accounts, admin }: { accounts: Loaded<Account[]>; admin: boolean }) {
  return (
    <Card title="Seller accounts">
      <Await
        of={accounts}
        isEmpty={(items) => items.length === 0}
        empty={
          <EmptyState title="No seller accounts yet.">
            {admin ? 'Connect the first seller below.' : 'An administrator can connect one.'}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label="Seller accounts"
            columns={COLUMNS}
            rows={items}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setParams({ open: id }, { push: true })}
            openKey={param('open')}
            wrap
          />
        )}
      </Await>
    </Card>
  );
}
