import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { now } from '../../app/clock';
import { param, setParams } from '../../app/router';
import { stopped } from '../../app/session';
import { Button, count, EmptyState, FaultNotice, PageHead, Skeleton, saveNdjson, Table } from '../../ui';
import { columnsOf } from './columns';
import { EventPanel } from './EventPanel';
import { LogFilters, momentOf } from './LogFilters';
import { NO_NAMES, useNames } from './names';
import { KEPT } from './tail';
import { useTail } from './useTail';

const SOUGHT = 2000;

/** The event log as it grows. Reading further down, or the details of one event, holds new ones back. */
export function LogView() {
  const to = momentOf(param('to'));
  const over = to !== '' && Date.parse(to) < now.value;
  const ended = stopped.value !== null;
  const live = param('tail') !== 'off' && !over && !ended;
  const tail = useTail(
    {
      level: param('level'),
      event: param('event'),
      user_id: param('user_id'),
      api_token_id: param('api_token_id'),
      account_id: param('account_id'),
      run_id: param('run_id'),
      from: momentOf(param('from')),
      to,
    },
    live,
  );
  const { data: names = NO_NAMES } = useNames();
  const [top, setTop] = useState<string | null>(null);
  const find = param('find').toLowerCase();
  const open = param('open');

  const held =
    top === null
      ? 0
      : Math.max(
          0,
          tail.rows.findIndex(({ id }) => id === top),
        );
  const rows = useMemo(() => {
    const shown = tail.rows.slice(held);
    return find === '' ? shown : shown.filter((row) => JSON.stringify(row).toLowerCase().includes(find));
  }, [tail.rows, held, find]);
  const columns = useMemo(() => columnsOf(names.accounts), [names]);
  const scrolled = useRef(false);
  const hold = (on: boolean) => setTop((old) => (on ? (old ?? tail.rows[0]?.id ?? null) : null));
  const opened = open === '' ? undefined : tail.rows.find(({ id }) => id === open);
  // After a reload the event that was open may be further down.
  const sought = open !== '' && opened === undefined && tail.rows.length > 0 && tail.rows.length < SOUGHT;
  useEffect(() => {
    if (sought) tail.more();
  }, [sought, tail.rows]);

  return (
    <>
      <PageHead
        title="Logs"
        actions={
          <>
            <span class={`tail ${live ? 'on' : ''}`} role="status">
              {live ? 'Live' : over ? 'This time is over' : ended ? 'Stopped' : 'Paused'}
            </span>
            {!over && !ended && (
              <Button small onClick={() => setParams({ tail: live ? 'off' : null })}>
                {live ? 'Pause' : 'Resume'}
              </Button>
            )}
            <Button small disabled={rows.length === 0} onClick={() => saveNdjson('events', rows)}>
              Export {count(rows.length)} as NDJSON
            </Button>
          </>
        }
      >
        Every event of the connector, the newest first. A request id opens all that the request caused.
      </PageHead>
      <LogFilters names={names} />
      <FaultNotice fault={tail.fault} onRetry={tail.reload} />
      {held > 0 && (
        <p class="fresh">
          <Button
            small
            kind="primary"
            onClick={() => {
              document.querySelector('.log .table-frame')?.scrollTo(0, 0);
              hold(false);
            }}
          >
            Show {count(held)} new {held === 1 ? 'event' : 'events'}
          </Button>
        </p>
      )}
      {tail.starting && tail.fault === null && <Skeleton lines={8} />}
      {!tail.starting && rows.length === 0 && (
        <EmptyState
          title={find === '' ? 'No events' : `Nothing with “${param('find')}” in ${count(tail.rows.length)} events`}
        >
          {live ? 'New ones appear here as they happen. ' : ''}Change or clear the filters to see others.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div
          class="log"
          onScrollCapture={(event) => {
            scrolled.current = (event.target as HTMLElement).scrollTop > 8;
            hold(scrolled.current || open !== '');
          }}
        >
          <Table
            label="Events"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            openKey={open}
            onOpen={({ id }) => {
              hold(true);
              setParams({ open: id }, { push: open === '' });
            }}
            hasMore={find === '' && tail.next !== null}
            loading={tail.loading}
            onMore={tail.more}
            choice
          />
        </div>
      )}
      {!tail.starting && find !== '' && tail.next !== null && (
        <p class="row">
          <span class="quiet">Looked at {count(tail.rows.length)} events.</span>
          <Button small busy={tail.loading} onClick={tail.more}>
            Look at older ones
          </Button>
        </p>
      )}
      {tail.cut && (
        <p class="quiet small">
          The newest {count(KEPT)} events are kept here. Set a time, or another filter, to see older ones.
        </p>
      )}
      {opened && (
        <EventPanel
          event={opened}
          account={names.accounts.find(({ id }) => id === opened.account_id)}
          onClose={() => {
            hold(scrolled.current);
            setParams({ open: null });
          }}
        />
      )}
    </>
  );
}
