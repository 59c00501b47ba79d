import { expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { withHealth } from './fakeHealth';
import { FakeLog } from './fakeLog';
import { withTrouble } from './fakeOverview';
import { look } from './look';
import { stage } from './setup';

const on = stage();

test('each part, the worst first, with what to do, durations, schema, queue, schedules, build and faults', async () => {
  withTrouble(on.api);
  withHealth(on.api);
  new FakeLog(on.api, 40);
  await on.signIn(ADMIN, '/health');
  await on.page.getByText('Everything works in production. Act in time on: consents.').waitFor();
  const parts = on.page.getByRole('table', { name: 'Parts of the connector' });
  await expect.poll(() => parts.getByRole('row').nth(1).innerText()).toMatch(/consents\s+warn\s+1 of 3 consents ends/);
  const database = on.page.getByRole('region', { name: 'Database and connections' });
  await database.getByText('as expected').waitFor();
  await expect.poll(() => database.getByRole('meter').getAttribute('aria-valuetext')).toBe('1 of 2');
  const work = on.page.getByRole('region', { name: 'Queue and schedules' });
  await work.getByText('15 of 18').waitFor();
  await expect.poll(() => on.page.getByRole('region', { name: 'Build' }).innerText()).toContain('abcdef0');
  const faults = on.page.getByRole('table', { name: 'Faults by kind' });
  await expect.poll(() => faults.getByRole('row').nth(1).innerText()).toMatch(/sync\.failed\s+8/);
  const findings = on.page.getByRole('table', { name: 'Findings of the diagnosis' });
  await expect.poll(() => findings.getByRole('row').nth(1).innerText()).toMatch(/quota\s+warn[\s\S]*sync less often/);
  const times = on.page.getByRole('table', { name: 'Durations of the functions' });
  await expect.poll(() => times.getByRole('row').nth(1).innerText()).toMatch(/SyncWorker\s+301\s+4,200\s+61,300/);
  await look(on.page, 'health');
  await faults.getByRole('row').nth(1).click();
  await expect
    .poll(() => new URL(on.page.url()).pathname + new URL(on.page.url()).search)
    .toBe('/logs?level=ERROR&event=sync.failed');
});

test('what fails says so, and the rest stays readable', async () => {
  withTrouble(on.api);
  withHealth(on.api, true);
  new FakeLog(on.api, 0);
  await on.signIn(ADMIN, '/health');
  await on.page.getByText('Not everything works in production: schema.').waitFor();
  await expect.poll(() => on.page.getByText('The schema is older than the code.').count()).toBe(1);
  await on.page.getByText('No faults').waitFor();
  await look(on.page, 'health-fault');
});

test('a viewer sees all but the faults, which are events', async () => {
  withTrouble(on.api);
  withHealth(on.api);
  await on.signIn(VIEWER, '/health');
  await on.page.getByText('The events of faults are for administrators.').waitFor();
  await look(on.page, 'health-viewer');
});
