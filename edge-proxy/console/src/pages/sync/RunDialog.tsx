import { useRef, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { DryRun, Run, SyncAll } from '../../api.types';
import { navigate } from '../../app/router';
import { Button, Dialog, endOfDay, FaultNotice, Field, startOfDay, Tick } from '../../ui';
import { Outcomes } from './Outcomes';
import { Plan } from './Plan';
import { resourceName } from './words';

interface RunDialogProps {
  readonly accountId: string;
  readonly account: string;
  /** Null starts all resources. */
  readonly resource: string | null;
  readonly onClose: () => void;
}

/** Starts a sync, or says first what it would read and cost. */
export function RunDialog({ accountId, account, resource, onClose }: RunDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const [full, setFull] = useState(false);
  const [plan, setPlan] = useState<DryRun | SyncAll | null>(null);
  const [started, setStarted] = useState<SyncAll | null>(null);
  const path = `/api/ebay/sync/${resource ?? 'all'}`;
  const body = (dry_run: boolean) => {
    const data = new FormData(form.current!);
    const day = (name: string) => String(data.get(name) ?? '');
    const period = { from: startOfDay(day('from')), to: endOfDay(day('to'), Date.now()) };
    return {
      account_id: accountId,
      ...Object.fromEntries(Object.entries(full ? {} : period).filter(([, value]) => value !== null)),
      ...(full && { full }),
      ...(dry_run && { dry_run }),
    };
  };
  const planning = useAction(async () => setPlan(await post<DryRun | SyncAll>(path, body(true))));
  const starting = useAction(async () => {
    if (resource === null) {
      setStarted(await post<SyncAll>(path, body(false)));
      return;
    }
    const run = await post<Run>(path, body(false));
    onClose();
    navigate(`/sync?run=${encodeURIComponent(run.id)}`);
  });
  const fault = starting.fault ?? planning.fault;
  const name = resource === null ? 'everything' : resourceName(resource).toLowerCase();
  return (
    <Dialog title={`Sync ${name} of ${account}`} onClose={onClose}>
      <form
        ref={form}
        class="stack"
        // What was planned is no longer what would be done.
        onInput={() => setPlan(null)}
        onSubmit={(event) => {
          event.preventDefault();
          planning.clear();
          void starting.run();
        }}
      >
        {started === null ? (
          <>
            <p class="quiet">Without a period it reads what is new since the last sync.</p>
            <div class="row tight">
              <Field label="From (UTC)">
                <input type="date" name="from" disabled={full} />
              </Field>
              <Field label="To (UTC)">
                <input type="date" name="to" disabled={full} />
              </Field>
            </div>
            <Tick
              label="Full: everything that eBay still lists"
              checked={full}
              // Before the form hears of it: another drawing in between would take the tick away.
              onInput={(event: Event) => setFull((event.currentTarget as HTMLInputElement).checked)}
            />
          </>
        ) : (
          <Outcomes of={started} />
        )}
        <FaultNotice fault={fault} />
        {fault?.runId && (
          <p>
            <a href={`/sync?run=${encodeURIComponent(fault.runId)}`} onClick={onClose}>
              Open the run that is in progress
            </a>
          </p>
        )}
        {plan !== null && ('resources' in plan ? <Outcomes of={plan} /> : <Plan of={plan} />)}
        <div class="row end">
          <Button onClick={onClose}>{started === null ? 'Cancel' : 'Done'}</Button>
          {started === null && (
            <>
              <Button
                busy={planning.busy}
                onClick={() => {
                  starting.clear();
                  void planning.run();
                }}
              >
                Dry run
              </Button>
              <Button type="submit" kind="primary" busy={starting.busy}>
                Start the sync
              </Button>
            </>
          )}
        </div>
      </form>
    </Dialog>
  );
}
