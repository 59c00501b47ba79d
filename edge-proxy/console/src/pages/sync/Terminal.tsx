import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RunEvent } from '../../api.types';
import { param, setParams } from '../../app/router';
import {
  Button,
  count,
  EmptyState,
  Facts,
  FaultNotice,
  JsonView,
  SidePanel,
  Skeleton,
  saveNdjson,
  Time,
} from '../../ui';
import { visibleSlice } from '../../ui/window';
import { isShown, lineOf, SHOWN, type Shown, toneOfItem } from './terminalLines';
import type { Tail } from './useRunEvents';

const LINE_HEIGHT = 24;
const AT_END = LINE_HEIGHT;

/** Every request to eBay and every event of a run, as they come; all of them are read from the store again after a reload. */
export function Terminal({ of: tail, live }: { of: Tail; live: boolean }) {
  const shown: Shown = SHOWN.some(([value]) => value === param('lines')) ? (param('lines') as Shown) : '';
  const items = useMemo(() => tail.items.filter((item) => isShown(item, shown)), [tail.items, shown]);
  const open = tail.items.find(({ id }) => id === param('open'));
  return (
    <>
      <div class="row">
        <div class="row" role="group" aria-label="Lines of the terminal">
          {SHOWN.map(([value, label]) => (
            <button
              key={value}
              type="button"
              class="tab small"
              aria-pressed={value === shown}
              onClick={() => setParams({ lines: value || null })}
            >
              {label}
            </button>
          ))}
        </div>
        <span class="small quiet">
          {count(items.length)} {items.length === 1 ? 'line' : 'lines'}
          {live && ', more as they come'}
        </span>
        {items.length > 0 && (
          <Button kind="link" small onClick={() => saveNdjson('run', tail.items)}>
            Save all as NDJSON
          </Button>
        )}
      </div>
      <FaultNotice fault={tail.fault} />
      {tail.starting && tail.fault === null && <Skeleton lines={4} />}
      {!tail.starting && items.length === 0 && (
        <EmptyState title="No lines.">
          {live ? 'The first come when a page is stored.' : 'Calls of eBay are kept for 14 days.'}
        </EmptyState>
      )}
      {items.length > 0 && <Lines items={items} openId={open?.id ?? null} />}
      {open && <Line of={open} />}
    </>
  );
}

function Lines({ items, openId }: { items: readonly RunEvent[]; openId: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  const [follow, setFollow] = useState(true);
  const [active, setActive] = useState(-1);
  const slice = visibleSlice(items.length, LINE_HEIGHT, view.top, view.height);
  const measure = () => {
    const { scrollTop: top, clientHeight: height } = box.current!;
    setView((old) => (old.top === top && old.height === height ? old : { top, height }));
  };
  useLayoutEffect(() => {
    if (follow) box.current!.scrollTop = box.current!.scrollHeight;
    measure();
  }, [items, follow]);
  // The pointer of the keyboard is kept in sight.
  useEffect(() => {
    const { scrollTop: top, clientHeight: height } = box.current!;
    if (active < 0) return;
    if (active * LINE_HEIGHT < top) box.current!.scrollTop = active * LINE_HEIGHT;
    else if ((active + 1) * LINE_HEIGHT > top + height) box.current!.scrollTop = (active + 1) * LINE_HEIGHT - height;
  }, [active]);
  const openLine = (n: number) => {
    const item = items[n];
    if (item) setParams({ open: item.id }, { push: openId === null });
  };
  const pressed = (event: KeyboardEvent) => {
    const from = active < 0 ? slice.from : active;
    const steps: Record<string, number> = {
      ArrowDown: active < 0 ? from : from + 1,
      ArrowUp: from - 1,
      PageDown: from + 10,
      PageUp: from - 10,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key in steps) {
      event.preventDefault();
      setFollow(event.key === 'End');
      setActive(Math.max(0, Math.min(items.length - 1, steps[event.key]!)));
    } else if (event.key === 'Enter') openLine(active);
  };
  return (
    <>
      <div
        ref={box}
        class="terminal"
        role="listbox"
        aria-label="Requests to eBay and events"
        aria-activedescendant={active >= slice.from && active < slice.to ? `line-${active}` : undefined}
        tabIndex={0}
        onKeyDown={pressed}
        onClick={(event) => {
          const line = (event.target as Element).closest<HTMLElement>('[data-line]');
          if (line === null) return;
          setActive(Number(line.dataset.line));
          openLine(Number(line.dataset.line));
        }}
        onScroll={() => {
          measure();
          const { scrollTop, scrollHeight, clientHeight } = box.current!;
          setFollow(scrollHeight - scrollTop - clientHeight < AT_END);
        }}
      >
        <div role="presentation" style={{ height: `${slice.above}px` }} />
        {items.slice(slice.from, slice.to).map((item, n) => {
          const index = slice.from + n;
          return (
            <div
              key={item.id}
              id={`line-${index}`}
              role="option"
              aria-selected={item.id === openId}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              data-line={index}
              class={`line ${toneOfItem(item)} ${index === active ? 'active' : ''}`}
            >
              {lineOf(item)}
            </div>
          );
        })}
        <div role="presentation" style={{ height: `${slice.below}px` }} />
      </div>
      {!follow && (
        <Button small onClick={() => setFollow(true)}>
          Go to the newest line
        </Button>
      )}
    </>
  );
}

function Line({ of: item }: { of: RunEvent }) {
  const { call } = item;
  return (
    <SidePanel
      title={call === null ? (item.event ?? 'Event') : 'Request to eBay'}
      onClose={() => setParams({ open: null })}
    >
      <Facts
        of={
          call === null
            ? [
                ['Time', <Time key="t" at={item.at} exact />],
                ['Level', item.level],
                ['Message', item.message],
                ['Request id', item.request_id],
                ['eBay’s request id', item.ebay_request_id],
              ]
            : [
                ['Time', <Time key="t" at={item.at} exact />],
                ['Request', `${call.method} ${call.target}`],
                ['Answer', call.status === 0 ? 'none' : `${call.status}, ${count(call.bytes)} bytes`],
                ['Why there is none', call.failure],
                ['Took', `${count(call.ms)} ms`],
                ['Attempt', count(call.attempt)],
                ['eBay’s request id', item.ebay_request_id],
              ]
        }
      />
      {item.request_id && (
        <p>
          <a href={`/logs?request_id=${encodeURIComponent(item.request_id)}`}>All that this request caused</a>
        </p>
      )}
      <JsonView value={item} what="line as JSON" />
    </SidePanel>
  );
}
