import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Account, Disconnection } from '../../api.types';
import { setParams } from '../../app/router';
import { Badge, Button, confirmAct, Facts, FaultNotice, Id, Notice, SidePanel, Time } from '../../ui';
import { AccountEvents } from './AccountEvents';
import { startConsent } from './ConsentPreview';
import { receipt } from './receipt';
import { ScopeList } from './ScopeList';

/** Everything about one account: its state, its scopes, reconnect and disconnect, and its events. */
export function AccountPanel({ account, admin, onChange }: { account: Account; admin: boolean; onChange: () => void }) {
  const [done, setDone] = useState<Disconnection | null>(null);
  const reconnect = useAction(() => startConsent({ environment: account.environment, account_id: account.id }));
  const disconnect = useAction(async () => {
    if (!(await confirmAct(disconnectQuestion(account)))) return;
    setDone(await post<Disconnection>(`/api/ebay/accounts/${encodeURIComponent(account.id)}/disconnect`));
    onChange();
  });
  return (
    <SidePanel title={account.account} onClose={() => setParams({ open: null })}>
      <Facts
        of={[
          ['Status', <Badge key="status" word={account.status} />],
          ['Environment', account.environment],
          ['Marketplace', account.marketplace_id],
          ['eBay user id', account.ebay_user_id && <Id key="user" of={account.ebay_user_id} what="eBay user id" />],
          ['Account id', <Id key="id" of={account.id} what="account id" />],
          ['Connected', <Time key="connected" at={account.connected_at} exact />],
          ...(account.disconnected_at
            ? [['Disconnected', <Time key="ended" at={account.disconnected_at} exact />] as const]
            : []),
          ['Consent ends', <Time key="ends" at={account.refresh_expires_at} exact />],
          [
            'Not synced',
            account.incomplete_resources.length === 0 ? 'nothing is left out' : account.incomplete_resources.join(', '),
          ],
        ]}
      />
      {admin && !account.mine && (
        <p class="quiet">Another administrator connected this account; only they can reconnect or disconnect it.</p>
      )}
      {admin && account.mine && (
        <div class="row">
          <Button
            kind={account.status === 'CONNECTED' && account.missing_scopes.length === 0 ? 'plain' : 'primary'}
            label={`Reconnect ${account.account}`}
            busy={reconnect.busy}
            onClick={() => void reconnect.run()}
          >
            Reconnect
          </Button>
          {account.status !== 'DISCONNECTED' && (
            <Button
              kind="danger"
              label={`Disconnect ${account.account}`}
              busy={disconnect.busy}
              onClick={() => void disconnect.run()}
            >
              Disconnect
            </Button>
          )}
        </div>
      )}
      {!admin && <p class="quiet">Only administrators can reconnect or disconnect. You are signed in as a viewer.</p>}
      <FaultNotice fault={reconnect.fault ?? disconnect.fault} />
      {done !== null && (
        <Notice tone={done.revoked_at_ebay ? 'good' : 'warn'}>
          <p>{receipt(account.account, done)}</p>
        </Notice>
      )}
      {account.missing_scopes.length > 0 && (
        <section>
          <h3>Missing: the seller has not allowed these</h3>
          <ScopeList scopes={account.missing_scopes} />
        </section>
      )}
      {account.scopes.length > 0 && (
        <section>
          <h3>Allowed by the seller</h3>
          <ScopeList scopes={account.scopes} />
        </section>
      )}
      <AccountEvents accountId={account.id} admin={admin} />
    </SidePanel>
  );
}

function disconnectQuestion({ account, environment }: Account) {
  return {
    title: `Disconnect ${account}?`,
    act: `Disconnect ${account}`,
    danger: true,
    body: (
      <>
        <p>This is the {environment} account. Its syncs stop.</p>
        <ul>
          <li>Erased here: its access token and its refresh token.</li>
          <li>Revoked at eBay: the seller’s consent.</li>
          <li>Kept: its orders and other records, and its events. It can be connected again.</li>
        </ul>
      </>
    ),
  };
}
