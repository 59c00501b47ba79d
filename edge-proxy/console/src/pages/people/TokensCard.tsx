import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction, useRows } from '../../api/hooks';
import type { ApiToken, User } from '../../api.types';
import { now } from '../../app/clock';
import { Badge, Button, Card, type Column, confirmAct, EmptyState, FaultNotice, Skeleton, Table, Time } from '../../ui';
import { MakeToken } from './MakeToken';

/** The tokens of programs. `users` name who made them. */
export function TokensCard({ users }: { users: readonly User[] }) {
  const tokens = useRows<ApiToken>('/api/auth/api-tokens');
  const [making, setMaking] = useState(false);
  const revoke = useAction(async ({ id, name }: ApiToken) => {
    const yes = await confirmAct({
      title: `Revoke ${name}?`,
      act: `Revoke ${name}`,
      danger: true,
      body: 'The program that uses this token is refused from now on. This cannot be undone; make a new token instead.',
    });
    if (!yes) return;
    await post(`/api/auth/api-tokens/${encodeURIComponent(id)}/revoke`, {});
    tokens.reload();
  });
  const columns: readonly Column<ApiToken>[] = [
    { key: 'name', title: 'Name', cell: ({ name }) => <strong>{name}</strong> },
    { key: 'scope', title: 'Scope', cell: ({ scope }) => scope },
    { key: 'state', title: 'State', cell: (token) => <State token={token} /> },
    {
      key: 'used',
      title: 'Last used',
      cell: ({ last_used_at }) => (last_used_at ? <Time at={last_used_at} /> : 'never'),
    },
    { key: 'expires', title: 'Expires', cell: ({ expires_at }) => <Time at={expires_at} /> },
    {
      key: 'by',
      title: 'Made by',
      cell: ({ made_by }) => users.find(({ id }) => id === made_by)?.email ?? made_by,
    },
    { key: 'made', title: 'Made', cell: ({ made_at }) => <Time at={made_at} /> },
    {
      key: 'did',
      title: 'Events',
      cell: ({ id, name }) => (
        <a href={`/logs?api_token_id=${id}`} aria-label={`What it did: ${name}`}>
          What it did
        </a>
      ),
    },
    {
      key: 'act',
      title: 'Revoke',
      cell: (token) =>
        isActive(token) ? (
          <Button
            small
            kind="danger"
            label={`Revoke ${token.name}`}
            busy={revoke.busy}
            onClick={() => void revoke.run(token)}
          >
            Revoke
          </Button>
        ) : (
          <span class="quiet">–</span>
        ),
    },
  ];
  return (
    <Card
      title="API tokens"
      actions={
        <Button kind="primary" onClick={() => setMaking(true)}>
          New token
        </Button>
      }
    >
      <p class="quiet">
        For programs. A token acts for the admin who made it, and ends when that admin no longer is one.
      </p>
      <FaultNotice fault={tokens.fault ?? revoke.fault} onRetry={tokens.reload} />
      {tokens.starting ? (
        tokens.fault === null && <Skeleton />
      ) : tokens.rows.length === 0 ? (
        <EmptyState title="No API tokens yet.">Make one for each program that calls the API.</EmptyState>
      ) : (
        <Table
          label="API tokens"
          columns={columns}
          rows={tokens.rows}
          rowKey={({ id }) => id}
          hasMore={tokens.hasMore}
          loading={tokens.loading}
          onMore={tokens.more}
        />
      )}
      {making && <MakeToken onClose={() => setMaking(false)} onMade={tokens.reload} />}
    </Card>
  );
}

function isActive({ revoked_at, expires_at }: ApiToken): boolean {
  return revoked_at === null && Date.parse(expires_at) > now.value;
}

function State({ token }: { token: ApiToken }) {
  if (token.revoked_at !== null) return <Badge tone="plain">revoked</Badge>;
  return isActive(token) ? <Badge tone="good">valid</Badge> : <Badge tone="plain">expired</Badge>;
}
