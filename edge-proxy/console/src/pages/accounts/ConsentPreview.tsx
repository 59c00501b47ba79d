import { signal } from '@preact/signals';
import { post } from '../../api/client';
import type { ConsentStart } from '../../api.types';
import { Button, CopyButton, Dialog, Facts, Time } from '../../ui';
import { consentIn } from './consent';
import { ScopeList } from './ScopeList';

export interface ConsentRequest {
  readonly environment: 'production' | 'sandbox';
  readonly login?: boolean;
  readonly account_id?: string;
}

interface Started {
  readonly request: ConsentRequest;
  readonly start: ConsentStart;
}

const started = signal<Started | null>(null);

/** Starts a consent; what will be asked is shown before the browser leaves for eBay. */
export async function startConsent(request: ConsentRequest): Promise<void> {
  started.value = { request, start: await post<ConsentStart>('/api/ebay/oauth/start', request) };
}

/** What is asked of eBay, and the way there. */
export function ConsentPreview() {
  if (started.value === null) return null;
  const { request, start } = started.value;
  const consent = consentIn(start.authorize_url);
  const close = () => {
    started.value = null;
  };
  return (
    <Dialog title="Before you go to eBay" onClose={close}>
      <div class="stack">
        <p>
          The seller signs in at <strong>{consent.host}</strong>, agrees to what is listed here, and comes back to this
          page. Nothing is stored before that.
        </p>
        <Facts
          of={[
            ['Environment', request.environment],
            ['App', consent.app && <code>{consent.app}</code>],
            ['Returns to', consent.returnsTo && <code>{consent.returnsTo}</code>],
            [
              'Sign-in',
              consent.asksPassword ? 'eBay asks for the password again' : 'as the browser is signed in at eBay',
            ],
            ['Valid until', <Time key="until" at={start.expires_at} />],
          ]}
        />
        {consent.scopes.length > 0 && (
          <div>
            <h3>What the seller allows</h3>
            <ScopeList scopes={consent.scopes} />
          </div>
        )}
        <details class="small">
          <summary>The request</summary>
          <pre tabIndex={0}>GET {consent.shown}</pre>
          <CopyButton text={consent.shown} what="the request" />
        </details>
        <div class="row end">
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" onClick={() => location.assign(start.authorize_url)}>
            Go to eBay
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
