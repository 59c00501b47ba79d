import type { Run } from '../../console/src/api.types';

const PAGES = 4;
const ROWS = 20;

/** Runs that store one page each time they are read, so that tests need no clock, unless `paused`. */
export class FakeRuns {
  paused = false;
  private readonly runs: Run[] = [];

  begin(request_id: string): Run {
    const run: Run = {
      id: `run-${this.runs.length + 1}`,
      account_id: 'acc-1',
      environment: 'production',
      resource: 'orders',
      state: 'QUEUED',
      from: null,
      to: null,
      full: false,
      trigger: 'request',
      requested_by: null,
      created_at: new Date().toISOString(),
      started_at: null,
      finished_at: null,
      rows: { seen: 0, inserted: 0, updated: 0, unchanged: 0, quarantined: 0, gone: 0 },
      pages: 0,
      calls: 0,
      retries: 0,
      heartbeat_at: null,
      progress: { windows_total: 2, windows_done: 0, rows_expected: PAGES * ROWS, estimated_end: null },
      waiting: null,
      stop: null,
      error: null,
      request_id,
    };
    this.runs.unshift(run);
    return run;
  }

  look(id: string): Run {
    const run = this.find(id);
    if (this.paused || run.finished_at !== null) return run;
    run.started_at ??= new Date().toISOString();
    if (run.stop !== null) return finish(run, 'STOPPED');
    run.state = 'RUNNING';
    run.pages++;
    run.rows.seen += ROWS;
    run.rows.inserted += ROWS;
    run.progress.windows_done = Math.floor(run.pages / 2);
    return run.pages === PAGES ? finish(run, 'SUCCEEDED') : run;
  }

  stop(id: string, requested_by: string): Run {
    const run = this.find(id);
    run.stop ??= {
      requested_at: new Date().toISOString(),
      requested_by,
      reason: null,
      after_page: run.pages,
      kept_rows: run.rows.seen,
    };
    return run;
  }

  list(): Run[] {
    return this.runs;
  }

  rows(): number {
    return this.runs.reduce((sum, run) => sum + run.rows.inserted, 0);
  }

  private find(id: string): Run {
    return this.runs.find((run) => run.id === id)!;
  }
}

function finish(run: Run, state: Run['state']): Run {
  run.state = state;
  run.finished_at = new Date().toISOString();
  return run;
}
