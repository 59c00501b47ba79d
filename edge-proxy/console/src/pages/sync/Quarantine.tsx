import { accountName } from '../../api/accounts';
import { useRows } from '../../api/hooks';
import type { Account, Quarantined } from '../../api.types';
import { param, setParams } from '../../app/router';
import { Card, type Column, EmptyState, Field, Listed, Select, Time } from '../../ui';
import { QuarantinePanel } from './QuarantinePanel';
import { ScopeFilters, scopeNames } from './ScopeFilters';
import { RESOURCES, resourceName } from './words';

const NAMES = scopeNames('dismissed');

/** Records that eBay sent and that cannot be stored, until they are stored or dismissed. */
export function Quarantine({ accounts, admin }: { accounts: readonly Account[]; admin: boolean }) {
  const filter = Object.fromEntries(NAMES.map((name) => [name, param(name)]));
  const list = useRows<Quarantined>('/api/ebay/sync/quarantine', filter);
  const open = param('open');
  const columns: Column<Quarantined>[] = [
    { key: 'at', title: 'Since', cell: ({ at }) => <Time at={at} /> },
    { key: 'resource', title: 'Resource', cell: ({ resource }) => resourceName(resource) },
    { key: 'key', title: 'Record', cell: ({ record_key }) => (record_key ? <code>{record_key}</code> : '–') },
    { key: 'reason', title: 'Reason', wide: true, cell: ({ reason }) => reason },
    { key: 'account', title: 'Account', cell: ({ account_id }) => accountName(accounts, account_id) },
  ];
  return (
    <Card title="Quarantine">
      <p class="quiet measure">
        Records that eBay sent and that could not be read. Each is read again when eBay sends it changed; all others
        were stored.
      </p>
      <ScopeFilters accounts={accounts} resources={RESOURCES} third="dismissed">
        <Field label="Show">
          <Select
            name="dismissed"
            value={param('dismissed')}
            options={[
              ['', 'Waiting'],
              ['true', 'Dismissed'],
            ]}
          />
        </Field>
      </ScopeFilters>
      <Listed
        label="Records in quarantine"
        of={list}
        empty={<EmptyState title="Nothing is in quarantine here." />}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={open || null}
        onOpen={({ id }) => setParams({ open: id }, { push: open === '' })}
      />
      {open !== '' && (
        <QuarantinePanel
          key={open}
          id={open}
          admin={admin}
          accounts={accounts}
          onClose={() => setParams({ open: null })}
          onChanged={list.reload}
        />
      )}
    </Card>
  );
}
