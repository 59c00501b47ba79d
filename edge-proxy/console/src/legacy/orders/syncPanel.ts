import { endOfDay, startOfDay } from '../../ui/instants';
import { Fault, get, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { faultNotice, field } from '../parts';
import type { Account, Page, Run } from '../types';
import { isAdmin, type ViewContext } from '../views';
import { followRun, isActive } from './followRun';
import { RunCard } from './runCard';

/** Starts a sync and follows it to its end. A run that is already active is followed as well, also after a reload. */
export function syncPanel(context: ViewContext, account: Account, changed: () => void): HTMLElement {
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
        el('summary', {}, 'Limit to a period'),
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
  const reason = whyNoSync(admin, account);
  void join();
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'sync-title' },
    el('h2', { id: 'sync-title' }, 'Sync'),
    reason === null ? form : el('p', { class: 'quiet' }, reason),
    outcome,
    card.element,
  );

  async function begin(): Promise<void> {
    fill(outcome);
    try {
      const period = { from: startOfDay(from.value), to: endOfDay(to.value, Date.now()) };
      const given = Object.fromEntries(Object.entries(period).filter(([, value]) => value !== null));
      follow(await post<Run>('/api/ebay/sync/orders', { account_id: account.id, ...given }));
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
        { account_id: account.id, resource: 'orders', limit: '10' },
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

function whyNoSync(admin: boolean, { status }: Account): string | null {
  if (!admin) return 'Only administrators can start and stop syncs. You are signed in as a viewer.';
  if (status === 'DISCONNECTED')
    return 'This account is disconnected. Reconnect it on the Accounts page to sync again.';
  return null;
}
