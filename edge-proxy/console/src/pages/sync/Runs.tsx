import { accountName } from '../../api/accounts';
import { useRows } from '../../api/hooks';
import type { Account, Run } from '../../api.types';
import { now } from '../../app/clock';
import { navigate, param } from '../../app/router';
import { Badge, Card, type Column, count, EmptyState, Field, Listed, Select, Time } from '../../ui';
import { ScopeFilters, scopeNames } from './ScopeFilters';
import { elapsed, RESOURCES, resourceName, rowsSentence } from './words';

const STATES = ['QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'STOPPED', 'FAILED'] as const;
const NAMES = scopeNames('state');

/** Every run that is stored, the newest first. */
export function Runs({ accounts }: { accounts: readonly Account[] }) {
  const filter = Object.fromEntries(NAMES.map((name) => [name, param(name)]));
  const list = useRows<Run>('/api/ebay/sync/runs', filter);
  const columns: Column<Run>[] = [
    { key: 'started', title: 'Started', cell: (run) => <Time at={run.started_at ?? run.created_at} /> },
    { key: 'resource', title: 'Resource', cell: ({ resource }) => resourceName(resource) },
    { key: 'account', title: 'Account', cell: ({ account_id }) => accountName(accounts, account_id) },
    { key: 'state', title: 'State', cell: ({ state }) => <Badge word={state} /> },
    { key: 'rows', title: 'Rows', wide: true, cell: (run) => run.error?.detail ?? rowsSentence(run) },
    { key: 'calls', title: 'Calls', numeric: true, cell: ({ calls }) => count(calls) },
    { key: 'pages', title: 'Pages', numeric: true, cell: ({ pages }) => count(pages), optional: true },
    { key: 'took', title: 'Took', numeric: true, cell: (run) => elapsed(run, now.value) },
    { key: 'by', title: 'Started by', cell: ({ requested_by, trigger }) => requested_by ?? trigger },
    { key: 'request', title: 'Request', cell: ({ request_id }) => <code>{request_id}</code>, optional: true },
  ];
  const resources = [...RESOURCES, ...RESOURCES.filter((name) => name !== 'offers').map((name) => `proof:${name}`)];
  return (
    <Card title="Runs">
      <ScopeFilters accounts={accounts} resources={resources} third="state">
        <Field label="State">
          <Select
            name="state"
            value={param('state')}
            options={[['', 'Any'], ...STATES.map((state) => [state, state.toLowerCase()] as const)]}
          />
        </Field>
      </ScopeFilters>
      <Listed
        label="Runs"
        of={list}
        empty={
          <EmptyState title="No run matches.">
            <a href="/sync">Start one</a>, or clear the filters.
          </EmptyState>
        }
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(`/sync?run=${encodeURIComponent(id)}`)}
        choice
      />
    </Card>
  );
}
