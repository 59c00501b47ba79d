import type { ResourceOutcome, SyncAll } from '../../api.types';
import { type Column, count, Table } from '../../ui';
import { OUTCOMES, resourceName } from './words';

const COLUMNS: readonly Column<ResourceOutcome>[] = [
  { key: 'resource', title: 'Resource', cell: ({ resource }) => resourceName(resource) },
  { key: 'outcome', title: 'Outcome', cell: outcome },
  { key: 'run', title: 'Run', cell: ({ run_id, run }) => <RunLink id={run_id ?? run?.id ?? null} /> },
];

/** What came of starting, or planning, several resources. */
export function Outcomes({ of: { resources } }: { of: SyncAll }) {
  return (
    <Table label="Outcome of each resource" columns={COLUMNS} rows={resources} rowKey={(row) => row.resource} wrap />
  );
}

function outcome({ outcome: word, missing_scopes, report }: ResourceOutcome) {
  if (report?.error) return `${report.error.code.replaceAll('_', ' ')}: ${report.error.detail ?? ''}`;
  if (report?.estimate)
    return `about ${count(report.estimate.records)} records, up to ${count(report.estimate.calls_at_most)} calls${
      report.budget?.fits === false ? '; does not fit into today’s quota' : ''
    }`;
  const scopes = missing_scopes.map((scope) => scope.split('/').at(-1)).join(', ');
  return `${OUTCOMES[word] ?? word}${scopes === '' ? '' : `: ${scopes}`}`;
}

function RunLink({ id }: { id: string | null }) {
  return id === null ? <span class="quiet">–</span> : <a href={`/sync?run=${encodeURIComponent(id)}`}>Open the run</a>;
}
