import { useRows } from '../../api/hooks';
import type { UserSession } from '../../api.types';
import { Badge, Button, FaultNotice, Skeleton, Time } from '../../ui';

const ENDS: Readonly<Record<string, string>> = {
  unused: 'not used for too long',
  too_old: 'at its end',
  signed_out: 'signed out',
  signed_out_everywhere: 'signed out everywhere',
  ended_by_admin: 'by an admin',
  password_changed: 'password changed',
  role_changed: 'role changed',
  disabled: 'user disabled',
  factor_added: 'second factor added',
  factors_reset: 'second factors reset',
  wrong_passwords: 'wrong passwords',
};

/** Where the user is and was signed in; `key` it by what changes the sessions. */
export function UserSessions({ userId }: { userId: string }) {
  const sessions = useRows<UserSession>(`/api/users/${encodeURIComponent(userId)}/sessions`, {}, 5);
  return (
    <section class="stack">
      <h3>Sessions</h3>
      <FaultNotice fault={sessions.fault} onRetry={sessions.reload} />
      {sessions.starting && sessions.fault === null && <Skeleton lines={2} label="Reading the sessions" />}
      {!sessions.starting && sessions.rows.length === 0 && <p class="quiet">Never signed in.</p>}
      {sessions.rows.length > 0 && (
        <ul class="plain entries">
          {sessions.rows.map((session) => (
            <li key={session.id}>
              <p class="row">
                <State of={session} /> <strong>{session.client || 'unknown program'}</strong>
                <span class="quiet small">{session.address}</span>
              </p>
              <p class="quiet small">
                Signed in <Time at={session.made_at} />, last used <Time at={session.last_seen_at} />
                {session.ended_at === null ? (
                  <>
                    , ends <Time at={session.ends_at} /> at the latest
                  </>
                ) : (
                  <>
                    , ended <Time at={session.ended_at} />: {ENDS[session.ended_why ?? ''] ?? session.ended_why}
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {sessions.hasMore && (
        <p>
          <Button small busy={sessions.loading} onClick={sessions.more}>
            Earlier sessions
          </Button>
        </p>
      )}
    </section>
  );
}

function State({ of }: { of: UserSession }) {
  return of.ended_at === null ? <Badge tone="good">signed in</Badge> : <Badge tone="plain">ended</Badge>;
}
