import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { NewApiToken } from '../../api.types';
import { Field, Select } from '../../ui';
import { MakeOnce } from './MakeOnce';

const SCOPES = [
  ['read', 'read: what a viewer may'],
  ['sync', 'sync: that, and to start and stop syncs'],
  ['admin', 'admin: what an admin may, except what needs the password'],
] as const;

const DAYS = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['366', 'a year'],
] as const;

/** Makes the token of a program. */
export function MakeToken({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [days, setDays] = useState('90');
  const make = async () => {
    const made = await post<NewApiToken>('/api/auth/api-tokens', { name: name.trim(), scope, days: Number(days) });
    onMade();
    return {
      text: made.token,
      until: made.expires_at,
      words: `Copy the token of ${made.name} now: it is shown only here.`,
    };
  };
  return (
    <MakeOnce title="New API token" act="Make the token" what="token" make={make} onClose={onClose}>
      <Field label="Name" hint="The program that will use it.">
        <input
          required
          maxLength={100}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field label="Scope">
        <Select value={scope} options={SCOPES} onChoose={setScope} />
      </Field>
      <Field label="Valid for">
        <Select value={days} options={DAYS} onChoose={setDays} />
      </Field>
    </MakeOnce>
  );
}
