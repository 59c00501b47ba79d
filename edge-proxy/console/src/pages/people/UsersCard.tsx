import { useState } from 'preact/hooks';
import type { Rows } from '../../api/hooks';
import type { Me, User } from '../../api.types';
import { param, setParams } from '../../app/router';
import { Badge, Button, Card, type Column, FaultNotice, Skeleton, Table, Time } from '../../ui';
import { Invite } from './Invite';

/** All users; a row opens what can be done to one. */
export function UsersCard({ users, self }: { users: Rows<User>; self: Me }) {
  const [inviting, setInviting] = useState(false);
  const columns: readonly Column<User>[] = [
    {
      key: 'email',
      title: 'E-mail',
      cell: (user) => (
        <>
          {user.email} {user.id === self.id && <Badge tone="plain">you</Badge>}
        </>
      ),
    },
    { key: 'role', title: 'Role', cell: (user) => user.role.toLowerCase() },
    { key: 'state', title: 'State', cell: (user) => <Badge word={user.state} /> },
    {
      key: 'last',
      title: 'Last sign-in',
      cell: ({ last_signed_in_at }) =>
        last_signed_in_at ? <Time at={last_signed_in_at} /> : <span class="quiet">never</span>,
    },
    { key: 'created', title: 'Added', cell: (user) => <Time at={user.created_at} /> },
  ];
  return (
    <Card
      title="Users"
      actions={
        <Button kind="primary" onClick={() => setInviting(true)}>
          Invite
        </Button>
      }
    >
      <FaultNotice fault={users.fault} onRetry={users.reload} />
      {users.starting ? (
        users.fault === null && <Skeleton />
      ) : (
        <Table
          label="Users"
          columns={columns}
          rows={users.rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setParams({ open: id }, { push: true })}
          openKey={param('open')}
          hasMore={users.hasMore}
          loading={users.loading}
          onMore={users.more}
        />
      )}
      {inviting && <Invite onClose={() => setInviting(false)} onAdded={users.reload} />}
    </Card>
  );
}
