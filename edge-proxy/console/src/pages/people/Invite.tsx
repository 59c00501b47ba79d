import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { User } from '../../api.types';
import { Button, Dialog, FaultNotice, Field, OnceShown, Select } from '../../ui';

const ROLES = [
  ['VIEWER', 'Viewer: reads everything but the event log and the users'],
  ['ADMIN', 'Admin: may do everything'],
] as const;

/** Adds a user, who sets the first password by a link that is shown here once. */
export function Invite({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('VIEWER');
  const [added, setAdded] = useState<User | null>(null);
  const invite = useAction(async () => {
    setAdded(await post<User>('/api/users', { email: email.trim(), role }));
    onAdded();
  });
  return (
    <Dialog title="Invite a person" onClose={onClose}>
      {added === null ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void invite.run();
          }}
        >
          <Field label="E-mail">
            <input
              type="email"
              required
              autocomplete="off"
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </Field>
          <Field label="Role">
            <Select
              value={role}
              options={ROLES}
              onChange={(event: Event) => setRole((event.currentTarget as HTMLSelectElement).value)}
            />
          </Field>
          <FaultNotice fault={invite.fault} />
          <div class="row end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" kind="primary" busy={invite.busy}>
              Make the link
            </Button>
          </div>
        </form>
      ) : (
        <div class="stack">
          {added.link && (
            <OnceShown text={location.origin + added.link} what="link" until={added.link_expires_at}>
              Give this link to {added.email}: it works once, sets the first password, and is shown only now.
            </OnceShown>
          )}
          <div class="row end">
            <Button kind="primary" onClick={onClose}>
              Close
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
