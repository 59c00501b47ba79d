import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, Dialog, FaultNotice, Field } from '../../ui';
import { knowsPasskeys, usePasskey } from './passkey';

const waiting = signal<((confirmed: boolean) => void) | null>(null);

/** Asks for the password or a second factor in a dialog, until it is right or the user cancels. */
export function askForPassword(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.value?.(false);
    waiting.value = (confirmed) => {
      waiting.value = null;
      resolve(confirmed);
    };
  });
}

/** Drawn once, by the shell. */
export function StepUp() {
  const answer = waiting.value;
  return answer === null ? null : <Prompt answer={answer} />;
}

function Prompt({ answer }: { answer: (confirmed: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const attempt = useAction(async (prove: () => Promise<Record<string, string>>) => {
    await post('/api/auth/step-up', await prove());
    answer(true);
  });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (attempt.fault !== null) field.current?.select();
  }, [attempt.fault]);
  const byPasskey = async () => {
    const { public_key } = await post<{ public_key: PublicKeyCredentialRequestOptionsJSON }>(
      '/api/auth/step-up/passkey',
      {},
    );
    return usePasskey(public_key);
  };
  return (
    <Dialog title="Confirm that it is you" onClose={() => answer(false)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          // A password has at least twelve characters, so it is never taken for a code.
          void attempt.run(async () => ({ [/^\d{6}$/.test(typed) ? 'code' : 'password']: typed }));
        }}
      >
        <Field label="Password, or code of your app">
          <input
            ref={field}
            type="password"
            name="password"
            autocomplete="current-password"
            required
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <FaultNotice fault={attempt.fault} />
        <div class="row end">
          <Button onClick={() => answer(false)}>Cancel</Button>
          {knowsPasskeys() && (
            <Button busy={attempt.busy} onClick={() => void attempt.run(byPasskey)}>
              Use a passkey
            </Button>
          )}
          <Button type="submit" kind="primary" busy={attempt.busy}>
            Confirm
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
