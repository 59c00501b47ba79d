import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import { leave } from '../../app/session';
import { Button, Card, FaultNotice, Field } from '../../ui';

/** Changing the password ends every session of the user, this one too. */
export function PasswordCard() {
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const change = useAction(async () => {
    await post('/api/auth/password', { present_password: present, password: next });
    leave('Your password is changed. Sign in with the new one.');
  });
  return (
    <Card title="Password">
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          void change.run();
        }}
      >
        <Field label="Present password">
          <input
            type="password"
            autocomplete="current-password"
            required
            value={present}
            onInput={(event) => setPresent(event.currentTarget.value)}
          />
        </Field>
        <Field
          label="New password"
          hint="At least 12 characters, and none of the most common passwords. You are signed out everywhere and sign in with the new one."
        >
          <input
            type="password"
            autocomplete="new-password"
            minLength={12}
            required
            value={next}
            onInput={(event) => setNext(event.currentTarget.value)}
          />
        </Field>
        <div>
          <Button type="submit" busy={change.busy}>
            Change password
          </Button>
        </div>
        <FaultNotice fault={change.fault} />
      </form>
    </Card>
  );
}
