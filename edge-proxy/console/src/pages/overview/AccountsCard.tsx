import type { Account } from '../../api.types';
import { now } from '../../app/clock';
import { navigate } from '../../app/router';
import { Await, Badge, Card, type Column, relative, Table, Time, utc } from '../../ui';
import { CONSENT_SOON_MS } from './attention';
import type { Reads } from './reads';

const COLUMNS: readonly Column<Account>[] = [
  { key: 'account', title: 'Account', cell: ({ account }) => <strong>{account}</strong> },
  { key: 'status', title: 'Health', cell: ({ status }) => <Badge word={status} /> },
  { key: 'environment', title: 'Environment', cell: ({ environment }) => environment },
  {
    key: 'marketplace',
    title: 'Marketplace',
    cell: ({ marketplace_id }) => marketplace_id ?? <span class="quiet">–</span>,
  },
  { key: 'consent', title: 'Refresh token', cell: (account) => <Consent of={account} /> },
  { key: 'access', title: 'Access token', cell: (account) => <Access of={account} /> },
  {
    key: 'missing',
    title: 'Not allowed',
    cell: ({ incomplete_resources }) =>
      incomplete_resources.length === 0 ? (
        <span class="quiet">–</span>
      ) : (
        <Badge tone="warn">{incomplete_resources.join(', ')}</Badge>
      ),
  },
  { key: 'connected', title: 'Connected', cell: ({ connected_at }) => <Time at={connected_at} /> },
];

/** Each account with the time that is left of the seller's consent and of the access token, which is renewed until then. */
export function AccountsCard({ reads: { accounts } }: { reads: Reads }) {
  return (
    <Card title="Accounts" actions={<a href="/accounts">All about accounts</a>}>
      <Await of={accounts}>
        {(all) => (
          <Table
            label="Accounts at a glance"
            columns={COLUMNS}
            rows={all}
            rowKey={({ id }) => id}
            onOpen={({ id }) => navigate(`/accounts?open=${id}`)}
          />
        )}
      </Await>
    </Card>
  );
}

/** An end that has passed needs no one: the next call of eBay begins with a new token. */
function Access({ of: { status, access_expires_at } }: { of: Account }) {
  if (status !== 'CONNECTED' || access_expires_at === null) return <span class="quiet">–</span>;
  if (Date.parse(access_expires_at) <= now.value) return <span class="quiet">renewed when used</span>;
  return <span title={utc(access_expires_at)}>ends {relative(access_expires_at, now.value)}</span>;
}

function Consent({ of: { status, refresh_expires_at } }: { of: Account }) {
  if (status === 'DISCONNECTED' || refresh_expires_at === null) return <span class="quiet">–</span>;
  const left = Date.parse(refresh_expires_at) - now.value;
  if (status === 'NEEDS_RECONNECT' || left <= 0) return <Badge tone="bad">ended</Badge>;
  const words = `ends ${relative(refresh_expires_at, now.value)}`;
  return left < CONSENT_SOON_MS ? (
    <Badge tone="warn">{words}</Badge>
  ) : (
    <span title={utc(refresh_expires_at)}>{words}</span>
  );
}
