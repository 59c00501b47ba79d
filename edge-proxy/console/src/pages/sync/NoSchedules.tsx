import { useState } from 'preact/hooks';
import type { Account, Run } from '../../api.types';
import { Button } from '../../ui';
import { RunDialog } from './RunDialog';
import { RESOURCES, resourceName } from './words';

interface NoSchedulesProps {
  readonly account: Account;
  /** Whether the user may start a sync. */
  readonly admin: boolean;
  readonly active: readonly Run[];
}

/** Of an account that the scheduler has not seen yet: each resource can be read at once. */
export function NoSchedules({ account, admin, active }: NoSchedulesProps) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <p class="quiet">Its schedules appear within a minute after it was connected.</p>
      {admin && (
        <p class="row">
          {RESOURCES.map((resource) => {
            const name = `${resourceName(resource)} of ${account.account}`;
            const run = active.find((one) => one.resource === resource);
            return run === undefined ? (
              <Button key={resource} small label={`Run now: ${name}`} onClick={() => setAsked(resource)}>
                Run now: {resourceName(resource)}
              </Button>
            ) : (
              <a key={resource} href={`/sync?run=${encodeURIComponent(run.id)}`} aria-label={`Watch ${name}`}>
                Watch {resourceName(resource)}
              </a>
            );
          })}
        </p>
      )}
      {asked !== null && (
        <RunDialog accountId={account.id} account={account.account} resource={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
