import type { Account, TokenInfo } from '../../api.types';
import { now } from '../../app/clock';
import { navigate } from '../../app/router';
import { Await, Badge, Card, type Column, FaultNotice, relative, Table, Time, type Tone } from '../../ui';
import type { Reads } from './reads';

interface Row {
  readonly account: Account;
  readonly token: TokenInfo | undefined;
}

const DAY_MS = 86_400_000;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'account', title: 'Account', cell: ({ account }) => <strong>{account.account}</strong> },
  { key: 'status', title: 'Health', cell: ({ account }) => <Badge word={account.status} /> },
  { key: 'environment', title: 'Environment', cell: ({ account }) => account.environment },
  {
    key: 'access',
    title: 'Access token',
    cell: ({ account, token }) =>
      token === undefined || account.status === 'DISCONNECTED' ? (
        <span class="quiet">–</span>
      ) : (
        <Ends at={token.expires_at} soon={0} late="renewed at the next call" />
      ),
  },
  {
    key: 'consent',
    title: 'Consent',
    cell: ({ account, token }) => {
      const ends = account.refresh_expires_at ?? token?.refresh_expires_at ?? null;
      return ends === null ? <span class="quiet">–</span> : <Ends at={ends} soon={30 * DAY_MS} late="ended" />;
    },
  },
  {
    key: 'refreshed',
    title: 'Last renewed',
    cell: ({ token }) =>
      token?.last_refresh_error ? (
        <Badge tone="bad">{token.last_refresh_error.replaceAll('_', ' ')}</Badge>
      ) : (
        <Time at={token?.last_refreshed_at} />
      ),
  },
];

/** Each account with the time left of its tokens. */
export function AccountsCard({ reads: { accounts, tokens } }: { reads: Reads }) {
  return (
    <Card title="Accounts" actions={<a href="/accounts">All about accounts</a>}>
      {accounts.fault === null && <FaultNotice fault={tokens.fault} onRetry={tokens.reload} />}
      <Await of={accounts}>
        {(all) => (
          <Table
            label="Accounts at a glance"
            columns={COLUMNS}
            rows={all.map((account) => ({
              account,
              token: tokens.data?.find(({ account_id }) => account_id === account.id),
            }))}
            rowKey={({ account }) => account.id}
            onOpen={({ account }) => navigate(`/accounts?open=${account.id}`)}
          />
        )}
      </Await>
    </Card>
  );
}

function Ends({ at, soon, late }: { at: string; soon: number; late: string }) {
  const left = Date.parse(at) - now.value;
  const tone: Tone = left <= 0 && soon > 0 ? 'bad' : left < soon ? 'warn' : 'plain';
  const words = left <= 0 ? late : `ends ${relative(at, now.value)}`;
  return tone === 'plain' ? <span title={at}>{words}</span> : <Badge tone={tone}>{words}</Badge>;
}
