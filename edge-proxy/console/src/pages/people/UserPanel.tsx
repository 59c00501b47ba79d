import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Ended, FactorsReset, PasswordLink, User } from '../../api.types';
import { setParams } from '../../app/router';
import { Badge, Button, confirmAct, Facts, FaultNotice, Id, Notice, OnceShown, SidePanel, Time } from '../../ui';
import { type Act, question } from './questions';
import { UserEvents } from './UserEvents';
import { UserSessions } from './UserSessions';

export interface UserPanelProps {
  readonly user: User;
  /** Whether this is the admin who looks. */
  readonly self: boolean;
  readonly onChange: () => void;
  readonly onGone: () => void;
}

/** One user, and everything that an admin may do to them; each act names them and asks once. */
export function UserPanel({ user, self, onChange, onGone }: UserPanelProps) {
  const [told, setTold] = useState<string | null>(null);
  const [link, setLink] = useState<PasswordLink | null>(null);
  // What was done may have ended sessions, and is an event of the admin who looks.
  const [acts, setActs] = useState(0);
  const act = useAction(async (which: Act) => {
    setTold(null);
    setLink(null);
    if (!(await confirmAct(question(which, user)))) return;
    await send(which);
    setActs((n) => n + 1);
  });
  const send = async (which: Act) => {
    const at = `/api/users/${encodeURIComponent(user.id)}`;
    switch (which) {
      case 'promote':
      case 'demote':
        await post(`${at}/role`, { role: which === 'promote' ? 'ADMIN' : 'VIEWER' });
        break;
      case 'link':
        setLink(await post<PasswordLink>(`${at}/password-link`, {}));
        return;
      case 'end-sessions':
        setTold(`Sessions ended: ${(await post<Ended>(`${at}/sessions/end`, {})).ended}.`);
        return;
      case 'reset-factors':
        setTold(
          `Second factors taken: ${(await post<FactorsReset>(`${at}/factors/reset`, {})).removed}. All sessions ended.`,
        );
        return;
      case 'delete':
        await post(`${at}/delete`, {});
        onGone();
        return;
      default:
        await post(`${at}/${which}`, {});
    }
    onChange();
  };
  const button = (which: Act, words: string, kind: 'plain' | 'danger' = 'plain') => (
    <Button kind={kind} busy={act.busy} onClick={() => void act.run(which)}>
      {words}
    </Button>
  );
  return (
    <SidePanel title={user.email} onClose={() => setParams({ open: null })}>
      <Facts
        of={[
          ['Role', user.role.toLowerCase()],
          ['State', <Badge key="state" word={user.state} />],
          ['Added', <Time key="added" at={user.created_at} exact />],
          ['Last sign-in', user.last_signed_in_at ? <Time key="last" at={user.last_signed_in_at} exact /> : 'never'],
          ['User id', <Id key="id" of={user.id} what="user id" />],
        ]}
      />
      <section class="stack">
        <h3>Signing in</h3>
        <div class="row">
          {button('link', user.state === 'invited' ? 'New invitation link' : 'Link for a new password')}
          {self ? (
            <a href="/security">Your own factors and sessions</a>
          ) : (
            <>
              {button('end-sessions', 'End all sessions')}
              {button('reset-factors', 'Reset second factors')}
            </>
          )}
        </div>
      </section>
      <section class="stack">
        <h3>Rights</h3>
        <div class="row">
          {user.role === 'VIEWER' ? button('promote', 'Make admin') : button('demote', 'Make viewer')}
          {user.state === 'disabled' ? button('enable', 'Enable') : button('disable', 'Disable', 'danger')}
          {button('delete', 'Delete', 'danger')}
        </div>
      </section>
      <FaultNotice fault={act.fault} />
      {told !== null && (
        <Notice tone="good">
          <p>{told}</p>
        </Notice>
      )}
      {link !== null && (
        <OnceShown text={location.origin + link.link} what="link" until={link.expires_at}>
          Give this link to {user.email}: it works once, sets a {link.purpose === 'invite' ? 'first' : 'new'} password,
          and is shown only now. Earlier links no longer work.
        </OnceShown>
      )}
      <UserSessions key={`sessions ${acts}`} userId={user.id} />
      <UserEvents key={`events ${acts}`} userId={user.id} />
    </SidePanel>
  );
}
