import { post } from '../../api/client';
import { useAction, useRows } from '../../api/hooks';
import type { Session } from '../../api.types';
import { leave } from '../../app/session';
import { Badge, Button, Card, type Column, confirmAct, FaultNotice, Skeleton, Table, Time } from '../../ui';

const COLUMNS: readonly Column<Session>[] = [
  {
    key: 'client',
    title: 'Where',
    cell: (session) => (
      <>
        {session.client || 'unknown browser'} {session.current && <Badge tone="info">this one</Badge>}
        <div class="quiet small">{session.address}</div>
      </>
    ),
  },
  { key: 'seen', title: 'Last used', cell: (session) => <Time at={session.last_seen_at} /> },
  { key: 'made', title: 'Signed in', cell: (session) => <Time at={session.made_at} /> },
  { key: 'ends', title: 'Ends', cell: (session) => <Time at={session.ends_at} /> },
];

/** Where the user is signed in. */
export function SessionsCard() {
  const sessions = useRows<Session>('/api/auth/sessions');
  const end = useAction(async (session: Session) => {
    await post(`/api/auth/sessions/${encodeURIComponent(session.id)}/end`, {});
    if (session.current) leave('You ended this session.');
    else sessions.reload();
  });
  const everywhere = useAction(async () => {
    const yes = await confirmAct({
      title: 'Sign out everywhere?',
      act: 'Sign out everywhere',
      danger: true,
      body: <p>All your sessions end, this one too. API tokens of programs go on.</p>,
    });
    if (!yes) return;
    await post('/api/auth/sessions/end', {});
    leave('You are signed out everywhere.');
  });
  const columns: Column<Session>[] = [
    ...COLUMNS,
    {
      key: 'act',
      title: 'End',
      cell: (session) => (
        <Button
          small
          busy={end.busy}
          label={`End the session of ${session.client || session.address}`}
          onClick={() => void end.run(session)}
        >
          End
        </Button>
      ),
    },
  ];
  return (
    <Card
      title="Where you are signed in"
      actions={
        <Button kind="danger" small busy={everywhere.busy} onClick={() => void everywhere.run()}>
          Sign out everywhere
        </Button>
      }
    >
      <FaultNotice fault={sessions.fault ?? end.fault ?? everywhere.fault} onRetry={sessions.reload} />
      {sessions.starting && sessions.fault === null ? (
        <Skeleton />
      ) : (
        <Table
          label="Your sessions"
          columns={columns}
          rows={sessions.rows}
          rowKey={({ id }) => id}
          hasMore={sessions.hasMore}
          loading={sessions.loading}
          onMore={sessions.more}
          wrap
        />
      )}
    </Card>
  );
}
