import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onKey } from '../app/shortcuts';
import { ColumnChoice } from './ColumnChoice';
import { chosenColumns } from './columns';
import { narrow } from './narrow';
import { visibleSlice } from './window';

const ROW_HEIGHT = 38;
const CARD_LINE = 28;
const CARD_PADDING = 22;
/** Longer lists draw only the rows in sight; rows then have one height, and long texts are cut. */
const VIRTUAL_FROM = 120;
const MORE_BEFORE_END = 400;

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ComponentChildren;
  /** Right-aligned, with digits of one width. */
  readonly numeric?: boolean;
  /** Not shown until the reader chooses it. */
  readonly optional?: boolean;
  /** The name that `onSort` gets; the column is not sortable without it. */
  readonly sort?: string;
  /** May be as wide as it likes; others are cut at 24 em. */
  readonly wide?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

export interface TableProps<T> {
  /** What a screen reader calls the table; also the name under which the choice of columns is kept. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Opens a row's details: a click, Enter or o. */
  readonly onOpen?: (row: T) => void;
  /** The key of the row whose details are open. */
  readonly openKey?: string | null;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** More rows can be read; called near the end of what is there. */
  readonly hasMore?: boolean;
  readonly loading?: boolean;
  readonly onMore?: () => void;
  /** Offers a choice of columns. */
  readonly choice?: boolean;
  /** Cells may have several lines; only for short tables. */
  readonly wrap?: boolean;
}

/**
 * A dense table: sticky header, rows by keyboard (j, k, Enter), cards on a narrow screen, and 100,000 rows without more than a
 * screenful in the page. The roles are explicit because browsers drop them as soon as CSS changes a table's display.
 */
export function Table<T>(props: TableProps<T>) {
  const { label, rows, rowKey, onOpen, openKey, wrap = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState<ReadonlySet<string> | null>(null);
  // Columns may come later: the account's is there once the accounts are read.
  const keys = props.columns.map(({ key }) => key).join();
  const chosen = useMemo(() => choice ?? chosenColumns(label, props.columns), [choice, label, keys]);
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const [active, setActive] = useState(-1);
  const focusActive = useRef(false);
  // Keys may come faster than drawings: each one goes on from where the one before it went.
  const latest = useRef(active);
  latest.current = active;
  const columns = props.choice ? props.columns.filter(({ key }) => chosen.has(key)) : props.columns;

  const virtual = !wrap && rows.length > VIRTUAL_FROM;
  const rowHeight = narrow.value ? columns.length * CARD_LINE + CARD_PADDING : ROW_HEIGHT;
  const slice = virtual
    ? visibleSlice(rows.length, rowHeight, scroll.top, scroll.height)
    : { from: 0, to: rows.length, above: 0, below: 0 };

  const measure = () => {
    const box = frame.current;
    if (box === null) return;
    setScroll((old) =>
      old.top === box.scrollTop && old.height === box.clientHeight
        ? old
        : { top: box.scrollTop, height: box.clientHeight },
    );
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (props.hasMore && !props.loading && left < MORE_BEFORE_END) props.onMore?.();
  };
  // Rows of another height (a phone that is turned): the same row stays on top.
  const heightBefore = useRef(rowHeight);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box !== null && virtual) box.scrollTop = Math.round(scroll.top / heightBefore.current) * rowHeight;
    heightBefore.current = rowHeight;
  }, [rowHeight]);
  // Measured again when there are other rows.
  useLayoutEffect(measure, [rows, virtual, props.hasMore, props.loading]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    if (rows.length === 0) return;
    const box = frame.current!;
    if (virtual) {
      const head = box.querySelector('thead')?.clientHeight ?? 0;
      const top = next * rowHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight + head > box.scrollTop + box.clientHeight)
        box.scrollTop = top + rowHeight + head - box.clientHeight;
      measure();
    }
    focusActive.current = true;
    latest.current = next;
    setActive(next);
    if (openKey && onOpen) onOpen(rows[next]!);
  };
  // After each drawing, until the row is there; before the next key can come.
  useLayoutEffect(() => {
    if (!focusActive.current || active < 0) return;
    const row = frame.current?.querySelector<HTMLElement>(`tr[data-row="${active}"]`);
    if (!row) return;
    focusActive.current = false;
    row.focus({ preventScroll: virtual });
  });
  // Only where a row opens something: a page may have further tables that are just read. Set before the next key comes, not
  // after the next picture: fast keys act on what the one before them did.
  useLayoutEffect(() => {
    if (onOpen === undefined) return;
    const removers = [
      onKey('j', () => move(latest.current + 1)),
      onKey('k', () => move(latest.current < 0 ? 0 : latest.current - 1)),
      onKey('o', () => active >= 0 && rows[active] && onOpen(rows[active])),
    ];
    return () => {
      for (const remove of removers) remove();
    };
  });

  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const onRow = event.target instanceof HTMLTableRowElement;
    if (onRow && event.key in steps) {
      event.preventDefault();
      move(steps[event.key]!);
    } else if (onRow && event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      onOpen?.(rows[active]!);
    }
  };

  return (
    <div class="table-box">
      {props.choice && <ColumnChoice table={label} columns={props.columns} chosen={chosen} onChoose={setChoice} />}
      <div
        ref={frame}
        class={`table-frame ${wrap ? 'wrap' : 'dense'}`}
        tabIndex={0}
        role="group"
        aria-label={`${label}, scrollable`}
        onScroll={measure}
        onKeyDown={pressed}
      >
        <table role="table" aria-rowcount={props.hasMore ? -1 : rows.length + 1} aria-label={label}>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={props.sort ?? null} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {slice.above > 0 && <tr class="spacer" aria-hidden="true" style={{ height: `${slice.above}px` }} />}
            {rows.slice(slice.from, slice.to).map((row, n) => {
              const index = slice.from + n;
              const key = rowKey(row);
              return (
                <tr
                  key={key}
                  role="row"
                  aria-rowindex={index + 2}
                  data-row={index}
                  tabIndex={onOpen ? (index === Math.max(0, active) ? 0 : -1) : undefined}
                  class={`${onOpen ? 'opens' : ''} ${key === openKey ? 'open' : ''} ${index === active ? 'active' : ''}`}
                  style={virtual ? { height: `${rowHeight}px` } : undefined}
                  onFocus={() => setActive(index)}
                  onClick={(event) => {
                    if (isOwnControl(event.target)) return;
                    setActive(index);
                    onOpen?.(row);
                  }}
                >
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      role="cell"
                      data-label={column.title}
                      class={`${column.numeric ? 'numeric' : ''} ${column.wide ? 'wide' : ''}`}
                    >
                      <div>{column.cell(row)}</div>
                    </td>
                  ))}
                </tr>
              );
            })}
            {slice.below > 0 && <tr class="spacer" aria-hidden="true" style={{ height: `${slice.below}px` }} />}
          </tbody>
        </table>
        {props.loading && rows.length > 0 && (
          <p class="table-more quiet small" role="status">
            Reading more …
          </p>
        )}
      </div>
    </div>
  );
}

/** A click on a button or link inside a row is not a click on the row; nor is the end of selecting text. */
function isOwnControl(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('a, button, input, select, summary, label') !== null) return true;
  return (getSelection()?.toString() ?? '') !== '';
}

function HeadCell<T>({
  column,
  sort,
  onSort,
}: {
  column: Column<T>;
  sort: Sort | null;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const { title, numeric, sort: name } = column;
  const current = name !== undefined && sort?.by === name ? sort : null;
  return (
    <th
      scope="col"
      role="columnheader"
      class={numeric ? 'numeric' : ''}
      aria-sort={current === null ? undefined : current.descending ? 'descending' : 'ascending'}
    >
      {name === undefined || onSort === undefined ? (
        title
      ) : (
        <button
          type="button"
          class="sort"
          onClick={() => onSort({ by: name, descending: current === null ? true : !current.descending })}
        >
          {title} <span aria-hidden="true">{current === null ? '↕' : current.descending ? '↓' : '↑'}</span>
        </button>
      )}
    </th>
  );
}
