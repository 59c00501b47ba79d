import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ADMIN, type Asked, VIEWER } from './fakeApi';
import { look } from './look';
import { stage } from './setup';

const on = stage();
const FILE = new URL('../../../functions/health/src/main/resources/openapi.json', import.meta.url);
const DOCUMENT = JSON.parse(await readFile(FILE, 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string }>>;
};

function serve(): void {
  on.api.answer('GET', /^\/api\/openapi\.json$/, () => ({ status: 200, body: DOCUMENT }));
}

test('every operation of the document has its page', async () => {
  serve();
  await on.signIn(ADMIN, '/reference');
  await on.page.getByText('Choose an operation').waitFor();
  await look(on.page, 'reference');
  const links = await on.page
    .locator('.operations a')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('operation')));
  const ids = Object.values(DOCUMENT.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  expect([...links].sort()).toEqual([...ids].sort());
  for (const id of ids) {
    await on.page.evaluate((operation) => {
      history.pushState(null, '', `/reference?operation=${operation}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, id);
    await on.page.getByRole('heading', { name: 'Answers', exact: true }).waitFor();
  }
});

test('a search, an operation with parameters, answers, problems and examples, and a GET with the session', async () => {
  serve();
  const asked: Asked[] = [];
  on.api.answer('GET', /^\/api\/ebay\/sync\/runs$/, (call) => {
    asked.push(call);
    return { status: 200, body: { items: [{ id: 'run-1', state: 'FAILED' }], next: null } };
  });
  await on.signIn(VIEWER, '/reference');
  await on.page.getByRole('searchbox').waitFor();
  await on.page.keyboard.press('/');
  await on.page.keyboard.type('get sync/runs');
  await on.page.getByRole('link', { name: 'GET /sync/runs', exact: true }).click();
  await on.page.getByRole('heading', { name: 'Parameters' }).waitFor();
  await expect
    .poll(() => on.page.getByRole('region', { name: 'Parameters' }).innerText())
    .toMatch(/state[\s\S]*QUEUED, RUNNING, WAITING/);
  await on.page.getByLabel('state', { exact: true }).selectOption('FAILED');
  await on.page.getByLabel('limit', { exact: true }).fill('5');
  await on.page.getByRole('button', { name: 'Send GET' }).click();
  const received = on.page.locator('.received');
  await received.getByText('2 members').last().click();
  await received.getByText('"run-1"').waitFor();
  expect(asked.map(({ query }) => query.toString())).toEqual(['state=FAILED&limit=5']);
  await expect.poll(() => received.innerText()).toMatch(/Status\s+200[\s\S]*Request [0-9a-f-]{36}/);
  await on.page.getByText('422').first().click();
  await look(on.page, 'reference-operation');
  await on.page.reload();
  await on.page.getByRole('heading', { name: 'Parameters' }).waitFor();
});

test('a write asks once and names what it does; the answer is shown as it came, a refusal too', async () => {
  serve();
  const bodies: unknown[] = [];
  on.api.answer('POST', /^\/api\/ebay\/sync\/orders$/, ({ body }) => {
    bodies.push(body);
    return bodies.length === 1
      ? { status: 202, body: { id: 'run-7', state: 'QUEUED' } }
      : { status: 409, body: { title: 'Conflict', detail: 'A sync is already in progress.', run_id: 'run-7' } };
  });
  await on.signIn(ADMIN, '/reference?operation=startSync');
  await on.page.getByLabel('resource (required)').selectOption('orders');
  const body = on.page.getByLabel('Body (JSON)');
  await body.fill('{"full": tru');
  await on.page.getByText(/^Not JSON/).waitFor();
  await on.page.getByRole('button', { name: 'Send POST' }).click();
  await body.fill('{"full": true}');
  await on.page.getByRole('button', { name: 'Send POST' }).click();
  const dialog = on.page.getByRole('dialog', { name: 'Send POST /api/ebay/sync/orders?' });
  await expect.poll(() => dialog.innerText()).toContain('Starts a sync of a resource');
  await look(on.page, 'reference-question');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(bodies).toEqual([]);
  for (const expected of ['"run-7"', 'already in progress']) {
    await on.page.getByRole('button', { name: 'Send POST' }).click();
    await dialog.getByRole('button', { name: 'Send POST' }).click();
    await on.page.locator('.received').getByText(expected).waitFor();
  }
  expect(bodies).toEqual([{ full: true }, { full: true }]);
});

test('what a viewer may not send, what holds a secret, and what browsers are sent to, is not offered', async () => {
  serve();
  await on.signIn(VIEWER, '/reference?operation=startSync');
  await on.page.getByText('Your role does not allow it; it needs ADMIN.').waitFor();
  await expect.poll(() => on.page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
  await look(on.page, 'reference-viewer');
  await on.page.goto(`${on.edge.url}/reference?operation=${DOCUMENT.paths['/api/auth/password']!.post!.operationId}`);
  await on.page.getByText('Its body or answer holds a secret').waitFor();
  await on.page.goto(`${on.edge.url}/reference?operation=none`);
  await on.page.getByText('The document has no such operation').waitFor();
});

test('a document that cannot be read is reported', async () => {
  on.api.answer('GET', /^\/api\/openapi\.json$/, () => ({
    status: 503,
    body: { title: 'Service Unavailable', detail: 'Try again.' },
  }));
  await on.signIn(ADMIN, '/reference');
  await on.page.getByRole('alert').getByText('Service Unavailable').waitFor();
  await look(on.page, 'reference-fault');
});
