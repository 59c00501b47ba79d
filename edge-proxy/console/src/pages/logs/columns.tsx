import type { Account, Event } from '../../api.types';
import { Badge, type Column, inViewerZone, utc } from '../../ui';
import { whoIn, whoInShort } from './Who';

export function columnsOf(accounts: readonly Account[]): readonly Column<Event>[] {
  return [
    {
      key: 'at',
      title: 'Time (UTC)',
      cell: ({ at }) => (
        <time dateTime={at} title={`${inViewerZone(at)}\n${utc(at)}`}>
          {utc(at).replace(' UTC', '')}
        </time>
      ),
    },
    { key: 'level', title: 'Level', cell: ({ level }) => <Badge word={level} /> },
    { key: 'event', title: 'Event', cell: ({ event }) => <code>{event}</code> },
    {
      key: 'account',
      title: 'Account',
      cell: ({ account_id }) => accounts.find(({ id }) => id === account_id)?.account ?? account_id ?? '',
    },
    { key: 'who', title: 'Who', cell: (event) => <span title={whoIn(event)}>{whoInShort(event)}</span> },
    { key: 'request', title: 'Request', cell: ({ request_id }) => <RequestLink id={request_id} /> },
    { key: 'message', title: 'Message', wide: true, cell: ({ message }) => <span title={message}>{message}</span> },
    {
      key: 'run',
      title: 'Run',
      optional: true,
      cell: ({ run_id }) => run_id && <a href={`/sync?run=${run_id}`}>{run_id.slice(0, 8)}</a>,
    },
    { key: 'ebay', title: 'eBay’s id', optional: true, cell: ({ ebay_request_id }) => ebay_request_id ?? '' },
  ];
}

/** Leads to all that the request caused. */
function RequestLink({ id }: { id: string | null }) {
  if (id === null) return null;
  return (
    <a href={`/logs?request_id=${encodeURIComponent(id)}`} title={id} aria-label={`All that request ${id} caused`}>
      <code>{id.length > 13 ? `${id.slice(0, 8)}…` : id}</code>
    </a>
  );
}
