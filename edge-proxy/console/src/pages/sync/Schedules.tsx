import { useState } from 'preact/hooks';
import { getAll } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { Account, Run, Schedule } from '../../api.types';
import { useEvery } from '../../app/every';
import { Await, Button, Card, EmptyState, Skeleton } from '../../ui';
import { NoSchedules } from './NoSchedules';
import { RunDialog } from './RunDialog';
import { ScheduleTable } from './ScheduleTable';
import { isProof } from './words';

const READ_MS = 5000;
const ACTIVE = ['RUNNING', 'WAITING', 'QUEUED'] as const;

interface Present {
  readonly schedules: readonly Schedule[];
  readonly active: readonly Run[];
}

/** What each account reads and when, with what runs now. Read again every five seconds. */
export function Schedules({ accounts, admin }: { accounts: readonly Account[]; admin: boolean }) {
  const present = useLoad<Present>('present', async (signal) => {
    const [schedules, ...active] = await Promise.all([
      getAll<Schedule>('/api/ebay/sync/schedules', {}, signal),
      ...ACTIVE.map((state) => getAll<Run>('/api/ebay/sync/runs', { state }, signal)),
    ]);
    return { schedules, active: active.flat() };
  });
  useEvery(READ_MS, present.reload);
  if (accounts.length === 0)
    return (
      <EmptyState title="No account is connected.">
        <a href="/accounts">Connect one</a> to read its orders.
      </EmptyState>
    );
  return (
    <Await of={present} skeleton={<Skeleton lines={10} />}>
      {(data) => (
        <>
          {!admin && <p class="quiet">Only administrators can start and stop syncs. You are signed in as a viewer.</p>}
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              admin={admin}
              schedules={data.schedules.filter(({ account_id }) => account_id === account.id)}
              active={data.active.filter(({ account_id }) => account_id === account.id)}
              reload={present.reload}
            />
          ))}
        </>
      )}
    </Await>
  );
}

interface AccountCardProps {
  readonly account: Account;
  readonly admin: boolean;
  readonly schedules: readonly Schedule[];
  readonly active: readonly Run[];
  readonly reload: () => void;
}

function AccountCard({ account, admin, schedules, active, reload }: AccountCardProps) {
  const [all, setAll] = useState(false);
  const { id, account: name, environment, status } = account;
  const connected = status === 'CONNECTED';
  const reads = schedules.filter(({ resource }) => !isProof(resource));
  const checks = schedules.filter(({ resource }) => isProof(resource));
  const table = { account, admin: admin && connected, active, reload };
  return (
    <Card
      title={environment === 'sandbox' ? `${name} (sandbox)` : name}
      actions={
        admin &&
        connected && (
          <Button small label={`Sync everything of ${name}`} onClick={() => setAll(true)}>
            Sync everything
          </Button>
        )
      }
    >
      {!connected && (
        <p class="quiet">
          {status === 'DISCONNECTED' ? 'This account is disconnected' : 'eBay no longer gives access to this account'}.{' '}
          <a href="/accounts">Reconnect it on the Accounts page</a> to sync again. What was stored is kept.
        </p>
      )}
      {connected && schedules.length === 0 && <NoSchedules account={account} admin={admin} active={active} />}
      {reads.length > 0 && <ScheduleTable {...table} label={`Schedules of ${name}`} of={reads} />}
      {checks.length > 0 && (
        <details>
          <summary>Checks of completeness</summary>
          <ScheduleTable {...table} label={`Checks of ${name}`} of={checks} />
        </details>
      )}
      {all && <RunDialog accountId={id} account={name} resource={null} onClose={() => setAll(false)} />}
    </Card>
  );
}
