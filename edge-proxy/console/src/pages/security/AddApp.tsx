import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { FactorAdded, NewApp } from '../../api.types';
import { Button, CopyButton, FaultNotice, Field } from '../../ui';
import { qrPath } from './qr';

/** The secret of a new authenticator app, as a picture, a link and text, until its first code is right. */
export function AddApp({
  app,
  onAdded,
  onCancel,
}: {
  app: NewApp;
  onAdded: (added: FactorAdded) => void;
  onCancel: () => void;
}) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const confirm = useAction(async () => {
    onAdded(await post<FactorAdded>('/api/auth/factors/totp/confirm', { code: code.trim() }));
  });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (confirm.fault !== null) field.current?.select();
  }, [confirm.fault]);
  return (
    <div class="add-app">
      <QrCode text={app.otpauth_url} />
      <div class="stack">
        <p>
          Scan this with your authenticator app, <a href={app.otpauth_url}>open it in the app</a>, or type the secret.
          It is shown only now.
        </p>
        <p>
          <code>{app.secret}</code> <CopyButton text={app.secret} what="secret" />
        </p>
        <form
          class="row bottom"
          onSubmit={(event) => {
            event.preventDefault();
            void confirm.run();
          }}
        >
          <Field label="Code that the app shows">
            <input
              ref={field}
              name="code"
              inputMode="numeric"
              autocomplete="one-time-code"
              required
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </Field>
          <Button type="submit" kind="primary" busy={confirm.busy}>
            Confirm
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </form>
        <FaultNotice fault={confirm.fault} />
      </div>
    </div>
  );
}

/** Dark on white in both colour schemes: many apps read nothing else. */
function QrCode({ text }: { text: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code for an authenticator app">
      <rect class="qr-light" width={size} height={size} />
      <path class="qr-dark" d={path} />
    </svg>
  );
}
