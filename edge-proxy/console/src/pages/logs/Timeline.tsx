import { useMemo } from 'preact/hooks';
import { param, setParams } from '../../app/router';
import { Badge, type Column, count, duration, Table, utc } from '../../ui';
import type { Step } from './trace';

/** Shown as a bar, however short it was. */
const LEAST_WIDTH = 1.5;

/** The steps with their place in the whole, the first on top. */
export function Timeline({ steps, openKey }: { steps: readonly Step[]; openKey: string }) {
  const columns = useMemo(() => columnsOf(steps), [steps]);
  return (
    <Table
      label="Timeline"
      columns={columns}
      rows={steps}
      rowKey={({ key }) => key}
      openKey={openKey}
      onOpen={({ key }) => setParams({ open: key }, { push: param('open') === '' })}
    />
  );
}

function columnsOf(steps: readonly Step[]): readonly Column<Step>[] {
  const first = Date.parse(steps[0]!.at);
  const end = Math.max(...steps.map(({ at, ms }) => Date.parse(at) + (ms ?? 0)));
  const whole = Math.max(1, end - first);
  return [
    {
      key: 'after',
      title: 'After',
      numeric: true,
      cell: ({ at }) => <span title={utc(at)}>+{after(Date.parse(at) - first)}</span>,
    },
    {
      key: 'place',
      title: 'Place',
      cell: ({ at, ms, tone }) => {
        const left = Math.min(100 - LEAST_WIDTH, (100 * (Date.parse(at) - first)) / whole);
        const width = Math.min(100 - left, Math.max(LEAST_WIDTH, (100 * (ms ?? 0)) / whole));
        return (
          <span class="lane" aria-hidden="true">
            <span class={`mark ${tone}`} style={{ left: `${left}%`, width: `${width}%` }} />
          </span>
        );
      },
    },
    {
      key: 'where',
      title: 'Where',
      cell: ({ where }) => <Badge tone={where === 'eBay' ? 'info' : 'plain'}>{where}</Badge>,
    },
    { key: 'what', title: 'What', cell: ({ what }) => <code title={what}>{what}</code> },
    {
      key: 'detail',
      title: 'Outcome',
      wide: true,
      cell: ({ detail, tone }) =>
        tone === 'bad' || tone === 'warn' ? <Badge tone={tone}>{detail}</Badge> : <span title={detail}>{detail}</span>,
    },
    { key: 'ms', title: 'ms', numeric: true, cell: ({ ms }) => (ms === null ? '' : count(ms)) },
    { key: 'ebay', title: 'eBay’s id', cell: ({ ebayId }) => ebayId ?? '' },
  ];
}

function after(milliseconds: number): string {
  return milliseconds < 10_000 ? `${count(milliseconds)} ms` : duration(milliseconds);
}
