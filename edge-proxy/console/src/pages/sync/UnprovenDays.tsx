import type { UnprovenDay } from '../../api.types';
import { Badge, type Column, count, Table } from '../../ui';

const COLUMNS: readonly Column<UnprovenDay>[] = [
  { key: 'day', title: 'Day (UTC)', cell: ({ day }) => day ?? 'the whole list' },
  { key: 'state', title: 'State', cell: ({ state }) => <Badge word={state} /> },
  { key: 'ebay', title: 'eBay counts', numeric: true, cell: ({ ebay_count }) => figure(ebay_count) },
  { key: 'ours', title: 'Stored', numeric: true, cell: ({ our_count }) => figure(our_count) },
  { key: 'missing', title: 'Missing', numeric: true, cell: ({ missing }) => count(missing) },
  { key: 'surplus', title: 'Too many', numeric: true, cell: ({ surplus, doubled }) => count(surplus + doubled) },
  { key: 'money', title: 'Amounts', cell: amounts },
  { key: 'reason', title: 'Why', cell: ({ reason, repair_run_id }) => <Why reason={reason} run={repair_run_id} /> },
];

/** The days that are not proven, with both sides' figures. */
export function UnprovenDays({ of: days, resource }: { of: readonly UnprovenDay[]; resource: string }) {
  return (
    <details open={days.some(({ state }) => state === 'differs')}>
      <summary>
        {count(days.length)} {days.length === 1 ? 'day is' : 'days are'} not proven
      </summary>
      <Table
        label={`Days of ${resource} that are not proven`}
        columns={COLUMNS}
        rows={days}
        rowKey={({ day }) => day ?? ''}
        wrap
      />
    </details>
  );
}

const figure = (number: number | null) => (number === null ? '–' : count(number));

function amounts({ money }: UnprovenDay) {
  const differing = money.filter(({ difference }) => difference !== 0);
  if (differing.length === 0) return <span class="quiet">–</span>;
  return differing.map(({ currency, ebay, ours }) => (
    <div key={currency}>
      {ebay.toFixed(2)} at eBay, {ours.toFixed(2)} stored, {currency}
    </div>
  ));
}

function Why({ reason, run }: { reason: string | null; run: string | null }) {
  return (
    <>
      {reason ?? (run === null && '–')}{' '}
      {run !== null && <a href={`/sync?run=${encodeURIComponent(run)}`}>Last repair</a>}
    </>
  );
}
