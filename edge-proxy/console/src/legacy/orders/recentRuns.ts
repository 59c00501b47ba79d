import { Fault, get } from '../api';
import { el, fill } from '../dom';
import { badge, faultNotice, instant, requestId } from '../parts';
import { type Column, table } from '../table';
import type { Page, Run } from '../types';
import type { ViewContext } from '../views';
import { elapsed, rowsSentence } from './runWords';

const COLUMNS: readonly Column<Run>[] = [
  { title: 'Started', cell: (run) => instant(run.started_at ?? run.created_at) },
  {
    title: 'State',
    cell: (run) => el('div', {}, badge(run.state), run.error && el('div', { class: 'small' }, run.error.detail)),
  },
  { title: 'Rows', cell: rowsSentence },
  { title: 'Pages', cell: (run) => run.pages, numeric: true },
  { title: 'Duration', cell: (run) => elapsed(run, Date.now()) },
  { title: 'Request', cell: (run) => requestId(run.request_id) },
];

export function recentRuns({ signal }: ViewContext, accountId: string): { element: HTMLElement; reload: () => void } {
  const body = el('div');
  const element = el(
    'section',
    { class: 'card', 'aria-labelledby': 'runs-title' },
    el('h2', { id: 'runs-title' }, 'Recent runs'),
    body,
  );
  void load();
  return { element, reload: () => void load() };

  async function load(): Promise<void> {
    try {
      const { items } = await get<Page<Run>>(
        '/api/ebay/sync/runs',
        { account_id: accountId, resource: 'orders', limit: '10' },
        signal,
      );
      fill(
        body,
        items.length === 0 ? el('p', { class: 'quiet' }, 'No sync has run yet.') : table('Recent runs', COLUMNS, items),
      );
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!signal.aborted) throw fault;
    }
  }
}
