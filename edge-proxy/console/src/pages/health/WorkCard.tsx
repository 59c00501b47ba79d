import { getAll } from '../../api/client';
import { useGet, useLoad } from '../../api/hooks';
import type { Run, RunPage, Schedule } from '../../api.types';
import { now } from '../../app/clock';
import { useEvery } from '../../app/every';
import { Await, Badge, Card, count, Facts, Time } from '../../ui';

const AGAIN_MS = 30_000;
/** A slot is taken within a minute, or later if many are due at once. */
const LATE_MS = 10 * 60_000;
const LIMIT = 1000;

/** Whether the queue and the schedules keep up. */
export function WorkCard() {
  const queued = useGet<RunPage>('/api/ebay/sync/runs', { state: 'QUEUED', limit: LIMIT });
  const running = useGet<RunPage>('/api/ebay/sync/runs', { state: 'RUNNING', limit: LIMIT });
  const waiting = useGet<RunPage>('/api/ebay/sync/runs', { state: 'WAITING', limit: LIMIT });
  const schedules = useLoad('schedules', (signal) => getAll<Schedule>('/api/ebay/sync/schedules', {}, signal));
  useEvery(AGAIN_MS, () => {
    for (const part of [queued, running, waiting, schedules]) part.reload();
  });
  return (
    <Card title="Queue and schedules" actions={<a href="/sync">Runs and schedules</a>}>
      <h3>Runs</h3>
      <Await of={queued}>
        {(page) => (
          <Facts
            of={[
              ['Queued', sizeOf(page)],
              ['Waits longest', page.items.length > 0 && <Time key="oldest" at={oldest(page.items)} />],
              ['Running', running.data && sizeOf(running.data)],
              ['Waiting for eBay', waiting.data && sizeOf(waiting.data)],
            ]}
          />
        )}
      </Await>
      <h3>Schedules</h3>
      <Await of={schedules}>{(all) => <Schedules of={all} />}</Await>
    </Card>
  );
}

function Schedules({ of }: { of: readonly Schedule[] }) {
  const on = of.filter((schedule) => schedule.on);
  const paused = on.filter((schedule) => schedule.paused).length;
  const late = on.filter(
    ({ paused: rests, next_due_at }) => !rests && next_due_at !== null && now.value - Date.parse(next_due_at) > LATE_MS,
  ).length;
  const failed = on.filter(({ last_run }) => last_run?.state === 'FAILED').length;
  return (
    <Facts
      of={[
        ['On', `${count(on.length)} of ${count(of.length)}`],
        ['Paused', count(paused)],
        ['Late', late > 0 ? <Badge tone="warn">{`${count(late)} due for more than ten minutes`}</Badge> : '0'],
        ['Last run failed', failed > 0 ? <Badge tone="bad">{count(failed)}</Badge> : '0'],
      ]}
    />
  );
}

const sizeOf = ({ items, next }: RunPage) => (next === null ? count(items.length) : `more than ${count(items.length)}`);

const oldest = (runs: readonly Run[]) =>
  runs.reduce((first, { created_at }) => (created_at < first ? created_at : first), runs[0]!.created_at);
