import type { Account, Proof, Schedule } from '../../api.types';
import { navigate } from '../../app/router';
import { Await, Badge, Card, type Column, count, EmptyState, FaultNotice, Table, Time } from '../../ui';
import type { Reads } from './reads';

interface Row {
  readonly schedule: Schedule;
  readonly account: string;
  /** Null: eBay counts nothing to compare with. Undefined: not read yet. */
  readonly proof: Proof['items'][number] | null | undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'account', title: 'Account', cell: ({ account }) => account },
  { key: 'resource', title: 'Resource', cell: ({ schedule }) => <strong>{schedule.resource}</strong> },
  {
    key: 'last',
    title: 'Last sync',
    cell: ({ schedule: { last_run, last_started_at } }) =>
      last_run === null ? (
        <span class="quiet">not yet</span>
      ) : (
        <>
          <Badge word={last_run.state} /> <Time at={last_started_at} />
        </>
      ),
  },
  {
    key: 'new',
    title: 'New',
    numeric: true,
    cell: ({ schedule: { last_run } }) => (last_run === null ? '–' : count(last_run.rows_new)),
  },
  { key: 'next', title: 'Next sync', cell: ({ schedule }) => <Next of={schedule} /> },
  { key: 'proof', title: 'Complete', cell: ({ proof }) => <Complete of={proof} /> },
];

/** The last and the next sync of each resource, and whether eBay's own figures prove that nothing is missing. */
export function SyncsCard({ reads: { accounts, schedules, proofs } }: { reads: Reads }) {
  return (
    <Card title="Syncs" actions={<a href="/sync">Schedules and runs</a>}>
      <FaultNotice fault={proofs.fault} onRetry={proofs.reload} />
      <Await
        of={schedules}
        isEmpty={(all) => all.length === 0}
        empty={
          <EmptyState title="No schedules yet">They appear within a minute after a seller was connected.</EmptyState>
        }
      >
        {(all) => (
          <Table
            label="Syncs at a glance"
            columns={COLUMNS}
            rows={rowsOf(all, accounts.data ?? [], proofs.data)}
            rowKey={({ schedule }) => `${schedule.account_id} ${schedule.resource}`}
            onOpen={({ schedule: { account_id, resource } }) =>
              navigate(`/sync?part=runs&account_id=${account_id}&resource=${encodeURIComponent(resource)}`)
            }
          />
        )}
      </Await>
    </Card>
  );
}

/** Checks have schedules too; their outcome is the last column of what they check. */
function rowsOf(
  schedules: readonly Schedule[],
  accounts: readonly Account[],
  proofs: readonly Proof[] | undefined,
): Row[] {
  return schedules
    .filter(({ resource }) => !resource.startsWith('proof:'))
    .map((schedule) => {
      const proof = proofs?.find(({ account_id }) => account_id === schedule.account_id);
      return {
        schedule,
        account: accounts.find(({ id }) => id === schedule.account_id)?.account ?? schedule.account_id,
        proof:
          proofs === undefined ? undefined : (proof?.items.find((item) => item.resource === schedule.resource) ?? null),
      };
    });
}

function Next({ of: { on, paused, next_due_at, effective_minutes, every_minutes } }: { of: Schedule }) {
  if (!on) return <span class="quiet">switched off</span>;
  if (paused) return <Badge word="PAUSED" />;
  return (
    <>
      <Time at={next_due_at} />
      {effective_minutes > every_minutes && <span class="quiet small"> (slowed down)</span>}
    </>
  );
}

function Complete({ of }: { of: Row['proof'] }) {
  if (of === undefined) return <span class="quiet">…</span>;
  if (of === null) return <span class="quiet">not comparable</span>;
  const { proven, differing, unknown, by_day, checked_at, summary } = of;
  const word = differing > 0 ? 'DIFFERS' : unknown > 0 || checked_at === null ? 'UNKNOWN' : 'PROVEN';
  return (
    <span title={summary}>
      <Badge word={word} />{' '}
      {by_day && (
        <span class="quiet small">
          {proven} of {proven + differing + unknown} days
        </span>
      )}
    </span>
  );
}
