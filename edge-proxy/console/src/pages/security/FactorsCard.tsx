import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction, useGet } from '../../api/hooks';
import type { Factor, FactorAdded, Factors, NewApp, RecoveryCodes } from '../../api.types';
import { knowsPasskeys, makePasskey } from '../../app/signIn/passkey';
import { Await, Button, Card, CopyButton, confirmAct, FaultNotice, Notice, Time } from '../../ui';
import { AddApp } from './AddApp';

const KINDS: Readonly<Record<Factor['kind'], string>> = { totp: 'Authenticator app', passkey: 'Passkey' };

/** The user's own second factors. `onAdmitted` is called when an admin who needed one has it and goes on. */
export function FactorsCard({ enrolling, onAdmitted }: { enrolling: boolean; onAdmitted: () => void }) {
  const factors = useGet<Factors>('/api/auth/factors');
  const [app, setApp] = useState<NewApp | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [admitted, setAdmitted] = useState(false);
  const added = ({ recovery_codes }: Partial<FactorAdded>) => {
    setApp(null);
    setCodes(recovery_codes ?? null);
    setAdmitted(true);
    factors.reload();
  };
  const act = useAction(async (work: () => Promise<void>) => work());
  const startApp = async () => setApp(await post<NewApp>('/api/auth/factors/totp', {}));
  const addPasskey = async () => {
    const { public_key } = await post<{ public_key: PublicKeyCredentialCreationOptionsJSON }>(
      '/api/auth/factors/passkey',
      {},
    );
    added(await post<FactorAdded>('/api/auth/factors/passkey/confirm', await makePasskey(public_key)));
  };
  const renewCodes = async () => {
    const { recovery_codes } = await post<RecoveryCodes>('/api/auth/factors/recovery-codes', {});
    setCodes(recovery_codes);
    factors.reload();
  };
  const remove = async (factor: Factor) => {
    if (!(await confirmAct(removeQuestion(factor)))) return;
    await post(`/api/auth/factors/${encodeURIComponent(factor.id)}/remove`, {});
    factors.reload();
  };
  return (
    <Card title="Second factors">
      <p class="quiet">
        What you show besides your password: the code of an app, or a passkey of this device, your phone or a key.
      </p>
      <Await
        of={factors}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>None yet: your password alone signs you in.</p>}
      >
        {({ items, recovery_codes_left }) => (
          <>
            <ul class="plain factors" aria-label="Your second factors">
              {items.map((factor) => (
                <li key={factor.id}>
                  <span>
                    {KINDS[factor.kind]}: <strong>{factor.name}</strong>{' '}
                    <span class="quiet small">
                      last used {factor.last_used_at ? <Time at={factor.last_used_at} /> : 'never'}
                    </span>
                  </span>
                  <Button
                    small
                    label={`Remove ${factor.name}`}
                    busy={act.busy}
                    onClick={() => void act.run(() => remove(factor))}
                  >
                    Remove
                  </Button>
                </li>
              ))}
            </ul>
            <p class={recovery_codes_left < 3 ? '' : 'quiet'}>Recovery codes left: {recovery_codes_left}</p>
          </>
        )}
      </Await>
      <div class="row">
        <Button busy={act.busy} onClick={() => void act.run(startApp)}>
          Add an authenticator app
        </Button>
        <Button busy={act.busy} disabled={!knowsPasskeys()} onClick={() => void act.run(addPasskey)}>
          Add a passkey
        </Button>
        {!enrolling && (factors.data?.items.length ?? 0) > 0 && (
          <Button busy={act.busy} onClick={() => void act.run(renewCodes)}>
            New recovery codes
          </Button>
        )}
      </div>
      <FaultNotice fault={act.fault} />
      {app !== null && <AddApp app={app} onAdded={added} onCancel={() => setApp(null)} />}
      {codes !== null && <Codes codes={codes} />}
      {enrolling && admitted && (
        <Button kind="primary" onClick={onAdmitted}>
          Go on
        </Button>
      )}
    </Card>
  );
}

/** New codes stay on the page until the user leaves it. */
function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <Notice tone="warn">
      <p>Keep these recovery codes in a safe place. Each works once, and they are shown only now.</p>
      <ul class="plain codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <CopyButton text={codes.join('\n')} what="recovery codes" />
      </p>
    </Notice>
  );
}

function removeQuestion({ kind, name }: Factor) {
  return {
    title: `Remove ${name}?`,
    act: `Remove ${name}`,
    danger: true,
    body: (
      <p>
        {KINDS[kind]} “{name}” no longer signs you in. The others stay.
      </p>
    ),
  };
}
