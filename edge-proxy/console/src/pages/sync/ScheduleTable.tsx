import { useState } from 'preact/hooks';
import { useAction } from '../../api/hooks';
import type { Account, Run, Schedule } from '../../api.types';
import { Badge, Button, type Column, count, FaultNotice, Progress, Table, Time } from '../../ui';
import { ResetDialog } from './ResetDialog';
import { RunDialog } from './RunDialog';
import { changeSchedule, ScheduleDialog } from './ScheduleDialog';
import { every, isProof, resourceName, SKIPS } from './words';

interface ScheduleTableProps {
  readonly label: string;
  readonly of: readonly Schedule[];
  readonly account: Account;
  /** Whether the user may act on it. */
  readonly admin: boolean;
  readonly active: readonly Run[];
  readonly reload: () => void;
}

type Asked = { readonly what: 'run' | 'change' | 'reset'; readonly resource: string };

export function ScheduleTable({ label, of: schedules, account, admin, active, reload }: ScheduleTableProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const pausing = useAction(async (schedule: Schedule) => {
    await changeSchedule(schedule, { paused: !schedule.paused });
    reload();
  });
  const runOf = (schedule: Schedule) => active.find(({ resource }) => resource === schedule.resource);
  const columns: Column<Schedule>[] = [
    { key: 'resource', title: 'Resource', cell: ({ resource }) => <strong>{resourceName(resource)}</strong> },
    { key: 'state', title: 'State', cell: (schedule) => <State of={schedule} run={runOf(schedule)} /> },
    { key: 'last', title: 'Last started', cell: ({ last_started_at }) => <Time at={last_started_at} /> },
    { key: 'next', title: 'Next', cell: next },
    { key: 'every', title: 'Every', cell: often },
  ];
  if (admin)
    columns.push({
      key: 'acts',
      title: 'Acts',
      cell: (schedule) => {
        const name = `${resourceName(schedule.resource)} of ${account.account}`;
        const run = runOf(schedule);
        if (!schedule.on) return <span class="quiet">switched off in SYNC_RESOURCES</span>;
        return (
          <span class="acts">
            {run !== undefined ? (
              <a href={`/sync?run=${encodeURIComponent(run.id)}`} aria-label={`Watch ${name}`}>
                Watch
              </a>
            ) : (
              !isProof(schedule.resource) && (
                <Button
                  small
                  label={`Run now: ${name}`}
                  onClick={() => setAsked({ what: 'run', resource: schedule.resource })}
                >
                  Run now
                </Button>
              )
            )}
            <Button
              kind="link"
              small
              label={`Change the schedule: ${name}`}
              onClick={() => setAsked({ what: 'change', resource: schedule.resource })}
            >
              Change
            </Button>
            <Button
              kind="link"
              small
              label={`${schedule.paused ? 'Continue' : 'Pause'} ${name}`}
              onClick={() => void pausing.run(schedule)}
            >
              {schedule.paused ? 'Continue' : 'Pause'}
            </Button>
            {!isProof(schedule.resource) && (
              <Button
                kind="link"
                small
                label={`Reset ${name}`}
                onClick={() => setAsked({ what: 'reset', resource: schedule.resource })}
              >
                Reset
              </Button>
            )}
          </span>
        );
      },
    });
  const chosen = schedules.find(({ resource }) => resource === asked?.resource);
  return (
    <>
      <FaultNotice fault={pausing.fault} />
      <Table label={label} columns={columns} rows={schedules} rowKey={({ resource }) => resource} wrap />
      {asked?.what === 'run' && (
        <RunDialog
          accountId={account.id}
          account={account.account}
          resource={asked.resource}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'reset' && (
        <ResetDialog
          accountId={account.id}
          account={account.account}
          resource={asked.resource}
          onClose={() => setAsked(null)}
          onReset={reload}
        />
      )}
      {asked?.what === 'change' && chosen && (
        <ScheduleDialog of={chosen} account={account.account} onClose={() => setAsked(null)} onChanged={reload} />
      )}
    </>
  );
}

function State({ of: { last_run, skipped }, run }: { of: Schedule; run: Run | undefined }) {
  if (run !== undefined) {
    const label = `${resourceName(run.resource)}, rows read so far`;
    return (
      <div>
        <Badge word={run.state} />
        {run.state === 'RUNNING' && (
          <Progress label={label} value={run.rows.seen} max={run.progress.rows_expected || null}>
            {count(run.rows.seen)} rows
          </Progress>
        )}
      </div>
    );
  }
  return (
    <div>
      {last_run === null ? (
        <span class="quiet">has not run</span>
      ) : (
        <>
          <a href={`/sync?run=${encodeURIComponent(last_run.id)}`}>
            <Badge word={last_run.state} />
            <span class="unseen"> open the last run</span>
          </a>{' '}
          <span class="small">{count(last_run.rows_new)} new</span>
        </>
      )}
      {skipped !== null && (
        <div class="small warn-text">
          Skipped <Time at={skipped.at} />: {SKIPS[skipped.reason] ?? skipped.reason}
        </div>
      )}
    </div>
  );
}

function next({ on, paused, next_due_at }: Schedule) {
  if (!on) return <span class="quiet">–</span>;
  return paused ? <Badge word="paused" /> : <Time at={next_due_at} />;
}

function often({ every_minutes, effective_minutes, adaptive }: Schedule) {
  return (
    <>
      {every(every_minutes).replace('every ', '')}
      {adaptive && effective_minutes > every_minutes && (
        <div class="small quiet">now {every(effective_minutes).replace('every ', '')}, because nothing new came</div>
      )}
    </>
  );
}
