import { type Child, el } from './dom';

export interface Column<T> {
  readonly title: string;
  readonly cell: (item: T) => Child;
  readonly numeric?: boolean;
}

/**
 * A table that becomes a list of cards on a narrow screen. The roles are explicit because browsers
 * drop them as soon as CSS changes a table's display.
 */
export function table<T>(caption: string, columns: readonly Column<T>[], items: readonly T[]): HTMLElement {
  const head = el(
    'tr',
    { role: 'row' },
    ...columns.map(({ title, numeric }) =>
      el('th', { scope: 'col', role: 'columnheader', class: numeric ? 'numeric' : null }, title),
    ),
  );
  const rows = items.map((item) =>
    el(
      'tr',
      { role: 'row' },
      ...columns.map(({ title, cell, numeric }) =>
        el('td', { role: 'cell', 'data-label': title, class: numeric ? 'numeric' : null }, el('div', {}, cell(item))),
      ),
    ),
  );
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { role: 'table' },
      el('caption', { class: 'unseen' }, caption),
      el('thead', { role: 'rowgroup' }, head),
      el('tbody', { role: 'rowgroup' }, ...rows),
    ),
  );
}
