import { Fault, get, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { faultNotice, field } from '../parts';
import { endOfDay, startOfDay } from '../time';
import type { Page, Run } from '../types';
import { isAdmin, type ViewContext } from '../views';
import { followRun, isActive } from './followRun';
import { RunCard } from './runCard';

/** Starts a sync and stays with it to its end; an already active run is joined, also after a reload. */
export function syncPanel(context: ViewContext, accountId: string, changed: () => void): HTMLElement {
  const { signal, user } = context;
  const admin = isAdmin(user);
  const from = el('input', { type: 'date' });
  const to = el('input', { type: 'date' });
  const start = el('button', { type: 'submit', class: 'primary' }, 'Sync orders');
  const outcome = el('div');
  const card = new RunCard(admin);
  const form = on(
    el(
      'form',
      { class: 'row' },
      start,
      el(
        'details',
        {},
        el('summary', {}, 'Only a period'),
        el('div', { class: 'row' }, field('From (UTC)', from), field('To (UTC)', to)),
      ),
    ),
    {
      submit: (event) => {
        event.preventDefault();
        void busy(start, begin);
      },
    },
  );
  void join();
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'sync-title' },
    el('h2', { id: 'sync-title' }, 'Sync'),
    admin
      ? form
      : el('p', { class: 'quiet' }, 'Only administrators start and stop syncs. You are signed in as a viewer.'),
    outcome,
    card.element,
  );

  async function begin(): Promise<void> {
    fill(outcome);
    try {
      const period = { from: startOfDay(from.value), to: endOfDay(to.value, Date.now()) };
      const given = Object.fromEntries(Object.entries(period).filter(([, value]) => value !== null));
      follow(await post<Run>('/api/ebay/sync/orders', { account_id: accountId, ...given }));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      if (fault.status === 409) await join();
    }
  }

  async function join(): Promise<void> {
    try {
      const { items } = await get<Page<Run>>(
        '/api/ebay/sync/runs',
        { account_id: accountId, resource: 'orders', limit: '10' },
        signal,
      );
      const active = items.find(isActive);
      if (active !== undefined) follow(active);
    } catch (fault) {
      if (fault instanceof Fault) fill(outcome, faultNotice(fault));
      else if (!signal.aborted) throw fault;
    }
  }

  function follow(first: Run): void {
    if (isActive(first)) changed();
    followRun(first, signal, {
      run: (run) => {
        card.show(run);
        form.hidden = isActive(run);
      },
      ended: changed,
      fault: (fault) => card.trouble(fault),
    });
  }
}
