import { useRows } from '../../api/hooks';
import type { User } from '../../api.types';
import type { PageProps } from '../../app/pages';
import { Badge, Card, type Column, EmptyState, FaultNotice, PageHead, Skeleton, Table, Time } from '../../ui';

const COLUMNS: readonly Column<User>[] = [
  { key: 'email', title: 'E-mail', cell: (user) => user.email },
  { key: 'role', title: 'Role', cell: (user) => user.role.toLowerCase() },
  { key: 'state', title: 'State', cell: (user) => <Badge word={user.state} /> },
  { key: 'created', title: 'Added', cell: (user) => <Time at={user.created_at} /> },
];

export default function People(_: PageProps) {
  const users = useRows<User>('/api/users');
  return (
    <>
      <PageHead title="People">Who may sign in here, and what they may do.</PageHead>
      <Card title="Users">
        <FaultNotice fault={users.fault} onRetry={users.reload} />
        {users.starting && users.fault === null ? (
          <Skeleton />
        ) : users.rows.length === 0 ? (
          <EmptyState title="No users yet" />
        ) : (
          <Table
            label="Users"
            columns={COLUMNS}
            rows={users.rows}
            rowKey={({ id }) => id}
            hasMore={users.hasMore}
            loading={users.loading}
            onMore={users.more}
          />
        )}
      </Card>
    </>
  );
}
