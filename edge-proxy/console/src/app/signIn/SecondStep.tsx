import { useEffect, useRef, useState } from 'preact/hooks';
import { Fault, post } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, FaultNotice, Field } from '../../ui';
import { signedIn } from '../session';
import { usePasskey } from './passkey';

/** How the API answers each step of a sign-in; without `second_factor` the session cookie is set. */
export interface Step {
  second_factor?: string[];
  public_key?: PublicKeyCredentialRequestOptionsJSON;
}

const CODE = /^\d{6}$/;

/** The page for the second factor; `onStartAgain` is called when the sign-in takes the password again. */
export function SecondStep({ step, onStartAgain }: { step: Step; onStartAgain: (why: string) => void }) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const byApp = step.second_factor?.includes('totp') ?? false;
  const options = step.public_key;
  const attempt = useAction(async (prove: () => Promise<Record<string, string>>) => {
    try {
      await post('/api/auth/login/second', await prove());
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.code !== 'start-again') throw fault;
      onStartAgain('Sign in again.');
      return;
    }
    await signedIn();
  });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (attempt.fault !== null) field.current?.select();
  }, [attempt.fault]);
  return (
    <section class="card narrow" aria-labelledby="title">
      <h1 id="title">Second factor</h1>
      <p class="quiet">Your password is right. Now show that it is you.</p>
      {options !== undefined && (
        <Button kind="primary" busy={attempt.busy} onClick={() => void attempt.run(() => usePasskey(options))}>
          Use a passkey
        </Button>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = code.trim();
          void attempt.run(async () => ({ [CODE.test(typed) ? 'code' : 'recovery_code']: typed }));
        }}
      >
        <Field label={byApp ? 'Code of your app, or a recovery code' : 'Recovery code'}>
          <input
            ref={field}
            name="code"
            autocomplete="one-time-code"
            required
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" kind="primary" busy={attempt.busy}>
          Continue
        </Button>
        <FaultNotice fault={attempt.fault} />
      </form>
      <Button kind="link" onClick={() => onStartAgain('Sign in again.')}>
        Start again
      </Button>
    </section>
  );
}
