import { Fault, get } from '../api';
import { busy, button, el, fill, on } from '../dom';
import { badge, faultNotice, field, instant, requestId, select } from '../parts';
import type { LogEvent, Page } from '../types';
import type { ViewContext } from '../views';

const PAGE_SIZE = '25';
const LEVELS = [
  ['', 'All levels'],
  ['INFO', 'Info'],
  ['WARN', 'Warning'],
  ['ERROR', 'Error'],
] as const;

/** Events, newest first, filtered by level or by request id. */
export function eventLog({ signal }: ViewContext): HTMLElement {
  const level = select(LEVELS);
  const id = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: 128 });
  const list = el('ol', { class: 'events', 'aria-label': 'Events, newest first' });
  const outcome = el('div', { 'aria-live': 'polite' });
  const more = button('Load more', () => void busy(more, () => load(next)));
  const filter = on(
    el(
      'form',
      { class: 'row' },
      field('Level', level),
      field('Request id', id),
      el('button', { type: 'submit' }, 'Show'),
    ),
    {
      submit: (event) => {
        event.preventDefault();
        void load(null);
      },
    },
  );
  on(level, { change: () => void load(null) });
  let next: string | null = null;
  void load(null);
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'log-title' },
    el('h2', { id: 'log-title' }, 'Event log'),
    filter,
    outcome,
    list,
    more,
  );

  async function load(from: string | null): Promise<void> {
    try {
      const page = await get<Page<LogEvent>>(
        '/api/ebay/logs',
        { limit: PAGE_SIZE, next: from, level: level.value, request_id: id.value.trim() },
        signal,
      );
      const items = page.items.map(entry);
      if (from === null) fill(list, ...items);
      else list.append(...items);
      fill(
        outcome,
        list.childElementCount === 0 &&
          el(
            'p',
            { class: 'quiet' },
            level.value === '' && id.value.trim() === '' ? 'No events yet.' : 'No events match the filter.',
          ),
      );
      next = page.next;
    } catch (fault) {
      if (fault instanceof Fault) fill(outcome, faultNotice(fault));
      else if (!signal.aborted) throw fault;
      next = null;
    }
    more.hidden = next === null;
  }
}

function entry(event: LogEvent): HTMLElement {
  return el(
    'li',
    {},
    el(
      'div',
      { class: 'event-head' },
      badge(event.level),
      el('code', { class: 'event-name' }, event.event),
      instant(event.at),
    ),
    el('p', {}, event.message),
    el(
      'div',
      { class: 'row tight small' },
      event.request_id && requestId(event.request_id),
      event.ebay_request_id && el('span', {}, 'eBay ', el('code', {}, event.ebay_request_id)),
      hasDetails(event.details) &&
        el(
          'details',
          {},
          el('summary', {}, 'Details'),
          el('pre', { tabindex: 0 }, JSON.stringify(event.details, null, 2)),
        ),
    ),
  );
}

function hasDetails(details: unknown): boolean {
  return typeof details === 'object' && details !== null && Object.keys(details).length > 0;
}
