import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, FaultNotice, Field, Notice, RequestId } from '../../ui';
import { pageAt } from '../pages';
import { place } from '../router';
import { signedIn } from '../session';
import { knowsPasskeys, usePasskey } from './passkey';
import { SecondStep, type Step } from './SecondStep';

/** The sign-in page, drawn at whatever address was asked for: the page behind it opens once the session cookie is set. */
export function SignIn({ reason, requestId }: { reason: string | null; requestId: string | null }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step | null>(null);
  const [again, setAgain] = useState<string | null>(null);
  const back = pageAt(place.value.path);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const byPassword = useAction(async () => {
    const answer = await post<Step>('/api/auth/login', { email, password });
    setPassword('');
    if (answer.second_factor === undefined) await signedIn();
    else setStep(answer);
  });
  const byPasskey = useAction(async () => {
    const { public_key } = await post<Required<Step>>('/api/auth/login/passkey', {});
    await post('/api/auth/login/passkey/confirm', await usePasskey(public_key));
    await signedIn();
  });
  useEffect(() => {
    if (step === null) emailField.current?.focus();
  }, [step]);
  useEffect(() => {
    if (byPassword.fault !== null) passwordField.current?.select();
  }, [byPassword.fault]);
  if (step !== null)
    return (
      <SecondStep
        step={step}
        onStartAgain={(why) => {
          setStep(null);
          setAgain(why);
        }}
      />
    );
  return (
    <section class="card narrow" aria-labelledby="title">
      <h1 id="title">Sign in</h1>
      <p class="quiet">Connect seller accounts, follow their syncs and read the event log.</p>
      {(again ?? reason) !== null && (
        <Notice tone="info">
          <p>{again ?? reason}</p>
          {again === null && back && <p class="quiet">After you have signed in, you are back on {back.title}.</p>}
          {again === null && requestId !== null && (
            <p>
              <RequestId of={requestId} />
            </p>
          )}
        </Notice>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          byPasskey.clear();
          void byPassword.run();
        }}
      >
        <Field label="Email">
          <input
            ref={emailField}
            type="email"
            name="email"
            autocomplete="username"
            required
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <Field label="Password">
          <input
            ref={passwordField}
            type="password"
            name="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" kind="primary" busy={byPassword.busy}>
          Sign in
        </Button>
        {knowsPasskeys() && (
          <Button
            busy={byPasskey.busy}
            onClick={() => {
              byPassword.clear();
              void byPasskey.run();
            }}
          >
            Use a passkey
          </Button>
        )}
        <FaultNotice fault={byPassword.fault ?? byPasskey.fault} />
      </form>
      <details class="small">
        <summary>Forgotten your password?</summary>
        <p class="quiet">
          Ask an administrator of this installation: the page People makes a link by which you set a new one. The link
          works once, for 24 hours. If no administrator can sign in, whoever runs the installation can make one with the
          migrations job (create-admin).
        </p>
      </details>
    </section>
  );
}
