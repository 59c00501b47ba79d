import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, FaultNotice, Field } from '../../ui';

/** The page that an invitation or a recovery link opens. */
export function SetPassword({ link, onDone }: { link: string; onDone: (reason: string) => void }) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const attempt = useAction(async () => {
    await post('/api/auth/password/link', { link, password });
    onDone('Your password is set. Sign in with it.');
  });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (attempt.fault !== null) field.current?.select();
  }, [attempt.fault]);
  return (
    <section class="card narrow" aria-labelledby="title">
      <h1 id="title">Set your password</h1>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt.run();
        }}
      >
        <Field label="New password" hint="At least 12 characters, and none of the most common passwords.">
          <input
            ref={field}
            type="password"
            name="password"
            autocomplete="new-password"
            minlength={12}
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" kind="primary" busy={attempt.busy}>
          Set password
        </Button>
        <FaultNotice fault={attempt.fault} />
      </form>
    </section>
  );
}
