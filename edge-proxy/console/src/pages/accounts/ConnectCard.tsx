import { useState } from 'preact/hooks';
import { useAction } from '../../api/hooks';
import { Button, Card, FaultNotice, Field, Select, Tick } from '../../ui';
import { type ConsentRequest, startConsent } from './ConsentPreview';

/** Connects a seller through eBay's consent page. */
export function ConnectCard({ admin }: { admin: boolean }) {
  const [environment, setEnvironment] = useState<ConsentRequest['environment']>('production');
  const [login, setLogin] = useState(false);
  const start = useAction(() => startConsent({ environment, login }));
  if (!admin)
    return (
      <Card title="Connect a seller">
        <p class="quiet">Only administrators can connect sellers. You are signed in as a viewer.</p>
      </Card>
    );
  return (
    <Card title="Connect a seller">
      <p class="quiet">
        You see what will be asked first. Then eBay’s page opens, where the seller signs in and agrees, and the browser
        comes back here.
      </p>
      <form
        class="row bottom"
        onSubmit={(event) => {
          event.preventDefault();
          void start.run();
        }}
      >
        <Field label="eBay environment">
          <Select
            value={environment}
            options={[
              ['production', 'Production: real sellers'],
              ['sandbox', 'Sandbox: eBay’s test users'],
            ]}
            onChoose={(value) => setEnvironment(value as ConsentRequest['environment'])}
          />
        </Field>
        <Tick
          label="Show eBay’s sign-in page, to connect another seller in this browser"
          checked={login}
          onChange={(event: Event) => setLogin((event.currentTarget as HTMLInputElement).checked)}
        />
        <Button type="submit" kind="primary" busy={start.busy}>
          Connect
        </Button>
      </form>
      <FaultNotice fault={start.fault} />
    </Card>
  );
}
