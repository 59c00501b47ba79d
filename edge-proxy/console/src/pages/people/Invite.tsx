import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { User } from '../../api.types';
import { Field, Select } from '../../ui';
import { MakeOnce } from './MakeOnce';

const ROLES = [
  ['VIEWER', 'Viewer: reads everything but the event log and the users'],
  ['ADMIN', 'Admin: may do everything'],
] as const;

/** Adds a user, who sets the first password by a link. */
export function Invite({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('VIEWER');
  const make = async () => {
    const added = await post<User>('/api/users', { email: email.trim(), role });
    onAdded();
    return {
      text: location.origin + (added.link ?? ''),
      until: added.link_expires_at,
      words: `Give this link to ${added.email}: it works once, sets the first password, and is shown only now.`,
    };
  };
  return (
    <MakeOnce title="Invite a person" act="Make the link" what="link" make={make} onClose={onClose}>
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
        <Select value={role} options={ROLES} onChoose={setRole} />
      </Field>
    </MakeOnce>
  );
}
