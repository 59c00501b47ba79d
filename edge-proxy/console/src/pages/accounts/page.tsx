import { useEffect, useState } from 'preact/hooks';
import { getAll } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { Account, TokenInfo } from '../../api.types';
import { outcome } from '../../app/outcome';
import { type PageProps, pageAt } from '../../app/pages';
import { param } from '../../app/router';
import { Notice, PageHead, RequestId } from '../../ui';
import { AccountPanel } from './AccountPanel';
import { AccountsCard } from './AccountsCard';
import { ConnectCard } from './ConnectCard';
import { ConsentPreview } from './ConsentPreview';
import { TokensCard } from './TokensCard';

/** Connect sellers, see the state of their tokens, and everything about each of them. */
export default function Accounts({ admin }: PageProps) {
  const accounts = useLoad('accounts', (signal) => getAll<Account>('/api/ebay/accounts', {}, signal));
  const tokens = useLoad('tokens', (signal) => getAll<TokenInfo>('/api/ebay/token-info', {}, signal));
  const open = accounts.data?.find(({ id }) => id === param('open'));
  return (
    <>
      <PageHead title="Accounts">Sellers whose data is synced, and the tokens that allow it.</PageHead>
      <Outcome admin={admin} />
      <AccountsCard accounts={accounts} admin={admin} />
      <TokensCard tokens={tokens} admin={admin} />
      <ConnectCard admin={admin} />
      <ConsentPreview />
      {open && (
        <AccountPanel
          key={open.id}
          account={open}
          admin={admin}
          onChange={() => {
            accounts.reload();
            tokens.reload();
          }}
        />
      )}
    </>
  );
}

/** How the consent ended that led here; a reload does not show it again. */
function Outcome({ admin }: { admin: boolean }) {
  const [shown] = useState(() => outcome.peek());
  useEffect(() => {
    outcome.value = null;
  }, []);
  if (shown === null) return null;
  return (
    <Notice tone={shown.tone}>
      <p>{shown.sentence}</p>
      {shown.requestId !== null && (
        <p class="row">
          <RequestId of={shown.requestId} />
          {admin && pageAt('/logs') && (
            <a href={`/logs?request_id=${encodeURIComponent(shown.requestId)}`}>What happened</a>
          )}
        </p>
      )}
    </Notice>
  );
}
