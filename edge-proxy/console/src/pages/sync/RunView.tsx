import { useEffect, useRef, useState } from 'preact/hooks';
import { accountName } from '../../api/accounts';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Account, Run } from '../../api.types';
import { now } from '../../app/clock';
import { param } from '../../app/router';
import {
  Badge,
  Button,
  Card,
  count,
  Facts,
  FaultNotice,
  Id,
  Notice,
  Progress,
  RequestId,
  Skeleton,
  Time,
  utc,
} from '../../ui';
import { StopDialog } from './StopDialog';
import { Terminal } from './Terminal';
import { type Followed, useRun } from './useRun';
import { useRunEvents } from './useRunEvents';
import { elapsed, isActive, paceWords, resourceName, rowsSentence, WAITS } from './words';

/** One run with everything that happened in it, alive or ended long ago. */
export function RunView({ admin, accounts }: { admin: boolean; accounts: readonly Account[] | undefined }) {
  const followed = useRun(param('run'));
  const { run, fault } = followed;
  return (
    <>
      <p>
        <a href="/sync?part=runs">All runs</a>
      </p>
      <FaultNotice fault={fault} onRetry={followed.reload} />
      {run === null && fault === null && <Skeleton lines={8} />}
      {run !== null && (
        <RunCard followed={followed} run={run} admin={admin} account={accountName(accounts, run.account_id)} />
      )}
      {run !== null && <Card title="Terminal">{admin ? <Followable run={run} /> : <ForAdmins />}</Card>}
    </>
  );
}

function Followable({ run }: { run: Run }) {
  const live = isActive(run);
  return <Terminal of={useRunEvents(run.id, live)} live={live} />;
}

function ForAdmins() {
  return <p class="quiet">The requests and events of a run are for administrators. You are signed in as a viewer.</p>;
}

interface RunCardProps {
  readonly followed: Followed;
  readonly run: Run;
  readonly admin: boolean;
  readonly account: string;
}

function RunCard({ followed, run, admin, account }: RunCardProps) {
  const [stopping, setStopping] = useState(false);
  const active = isActive(run);
  const title = `${resourceName(run.resource)} of ${account}`;
  const resume = useAction(async () => {
    followed.show(await post<Run>(`/api/ebay/sync/runs/${encodeURIComponent(run.id)}/resume`));
  });
  const resumable = admin && (run.state === 'STOPPED' || run.state === 'FAILED');
  return (
    <Card
      title={title}
      class="run"
      actions={
        <>
          {admin && active && run.stop === null && (
            <Button kind="danger" label={`STOP ${title}`} onClick={() => setStopping(true)}>
              STOP
            </Button>
          )}
          {resumable && (
            <Button kind="primary" busy={resume.busy} onClick={() => void resume.run()}>
              Resume
            </Button>
          )}
        </>
      }
    >
      {/* Screen readers hear changes of the state, not the numbers that change every second. */}
      <p class="unseen" role="status">
        The sync is {run.state.toLowerCase()}.
      </p>
      {active && (
        <Progress label="Rows read so far" value={run.rows.seen} max={run.progress.rows_expected || null}>
          {run.state === 'RUNNING' ? paceWords(run, followed.samples, Date.now()) : run.state.toLowerCase()}
        </Progress>
      )}
      <FaultNotice fault={resume.fault} />
      {resume.fault?.runId && (
        <p>
          <a href={`/sync?run=${encodeURIComponent(resume.fault.runId)}`}>Open the run that is in progress</a>
        </p>
      )}
      {run.waiting && (
        <Notice tone="warn">
          <p>
            <strong>{WAITS[run.waiting.code] ?? run.waiting.code}.</strong> The run goes on by itself{' '}
            <Time at={run.waiting.until} exact />.
          </p>
          {run.waiting.detail && <p>{run.waiting.detail}</p>}
        </Notice>
      )}
      {run.error && (
        <Notice tone="bad">
          <p>
            <strong>{run.error.code.replaceAll('_', ' ')}</strong>
            {run.error.detail && `: ${run.error.detail}`}
          </p>
          {(run.error.code === 'needs_reconnect' || run.error.code === 'missing_scope') && (
            <p>
              <a href="/accounts">Connect {account} again</a>
            </p>
          )}
        </Notice>
      )}
      {run.stop && <Receipt run={run} />}
      <RunFacts run={run} account={account} />
      {stopping && (
        <StopDialog
          run={run}
          title={title}
          onClose={() => setStopping(false)}
          onStopped={(answer) => {
            setStopping(false);
            followed.show(answer);
          }}
        />
      )}
    </Card>
  );
}

function RunFacts({ run, account }: { run: Run; account: string }) {
  const { windows_done: done, windows_total: total } = run.progress;
  return (
    <Facts
      of={[
        ['State', <Badge key="s" word={run.state} />],
        ['Rows', rowsSentence(run)],
        ['Pages', count(run.pages)],
        ['Calls', run.retries === 0 ? count(run.calls) : `${count(run.calls)}, ${count(run.retries)} of them again`],
        ['Windows', total > 0 ? `${count(done)} of ${count(total)}` : null],
        ['Took', elapsed(run, now.value)],
        ['Account', `${account} (${run.environment})`],
        ['Asked for', askedFor(run)],
        ['Started', <Started key="b" run={run} />],
        ['Ended', run.finished_at && <Time at={run.finished_at} exact />],
        ['Last page stored', run.heartbeat_at && <Time at={run.heartbeat_at} exact />],
        ['Run', <Id key="i" of={run.id} what="run" />],
        ['Cause', <RequestId key="r" of={run.request_id} />],
      ]}
    />
  );
}

function Started({ run }: { run: Run }) {
  return (
    <>
      <Time at={run.started_at ?? run.created_at} exact /> by {run.requested_by ?? `the ${run.trigger}`}
    </>
  );
}

/** `everything that eBay still lists`, `from … to …`, `what is new`. */
function askedFor({ full, from, to }: Run): string {
  if (full) return 'everything that eBay still lists';
  if (from === null && to === null) return 'what is new';
  return [from && `from ${utc(from)}`, to && `to ${utc(to)}`].filter(Boolean).join(' ');
}

/** The proof of a STOP: who, when, why, and what was kept. It gets the focus when it appears. */
function Receipt({ run }: { run: Run }) {
  const { requested_at, requested_by, reason, after_page, kept_rows } = run.stop!;
  const box = useRef<HTMLDivElement>(null);
  const appeared = useRef(Date.now() - Date.parse(requested_at) < 5000);
  useEffect(() => {
    if (appeared.current) box.current?.focus();
  }, []);
  return (
    <div ref={box} class="notice warn receipt" role="status" tabIndex={-1}>
      <p>
        <strong>{isActive(run) ? 'Stopping after the current page.' : 'Stopped.'}</strong> Requested by{' '}
        {requested_by ?? 'the connector'}, <Time at={requested_at} exact />.
      </p>
      {reason && <p>Reason: {reason}</p>}
      {after_page !== null && (
        <p>
          The last page stored was page {count(after_page)}; {count(kept_rows ?? run.rows.seen)} rows were kept.
        </p>
      )}
    </div>
  );
}
