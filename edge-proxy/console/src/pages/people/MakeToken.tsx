import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { NewApiToken } from '../../api.types';
import { Button, Dialog, FaultNotice, Field, OnceShown, Select } from '../../ui';

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

/** Makes the token of a program; it is shown here once. */
export function MakeToken({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [days, setDays] = useState('90');
  const [made, setMade] = useState<NewApiToken | null>(null);
  const make = useAction(async () => {
    setMade(await post<NewApiToken>('/api/auth/api-tokens', { name: name.trim(), scope, days: Number(days) }));
    onMade();
  });
  if (made !== null)
    return (
      <Dialog title="New API token" onClose={onClose}>
        <div class="stack">
          <OnceShown text={made.token} what="token" until={made.expires_at}>
            Copy the token of {made.name} now: it is shown only here.
          </OnceShown>
          <div class="row end">
            <Button kind="primary" onClick={onClose}>
              Close
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title="New API token" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make.run();
        }}
      >
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
          <Select
            value={scope}
            options={SCOPES}
            onChange={(event: Event) => setScope((event.currentTarget as HTMLSelectElement).value)}
          />
        </Field>
        <Field label="Valid for">
          <Select
            value={days}
            options={DAYS}
            onChange={(event: Event) => setDays((event.currentTarget as HTMLSelectElement).value)}
          />
        </Field>
        <FaultNotice fault={make.fault} />
        <div class="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={make.busy}>
            Make the token
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
