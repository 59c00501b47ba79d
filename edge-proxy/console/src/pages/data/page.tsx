import { useState } from 'preact/hooks';
import { accountName, accountOptions, useAccounts } from '../../api/accounts';
import type { Query } from '../../api/client';
import { type Loaded, useRows } from '../../api/hooks';
import type { Account } from '../../api.types';
import { param, setParams } from '../../app/router';
import {
  Button,
  Card,
  chosenTab,
  count,
  EmptyState,
  FaultNotice,
  Notice,
  type Option,
  PageHead,
  Skeleton,
  type Sort,
  Table,
  Tabs,
} from '../../ui';
import { DaysChart } from './DaysChart';
import { ExportDialog } from './ExportDialog';
import { filterNames, filterOf, lacksCurrency, sortOf, sortParam, sortsByAmount } from './query';
import { RecordFilters } from './RecordFilters';
import { RecordPanel } from './RecordPanel';
import { keyOf, type Resource, type Row } from './resource';
import { RESOURCES } from './resources';
import { useSearch } from './useSearch';

const PAGE_SIZE = 200;
const TABS: readonly Option[] = RESOURCES.map(({ name, title }) => [name, title]);
/** What another resource would not understand; account and period stay. */
const OWN_PARAMS = [
  ...new Set(RESOURCES.flatMap(filterNames).filter((name) => !['account_id', 'from', 'to'].includes(name))),
  'sort',
  'figure',
];

export default function Data() {
  const chosen = chosenTab('resource', TABS);
  const resource = RESOURCES.find(({ name }) => name === chosen)!;
  return (
    <>
      <PageHead title="Data">What was read from eBay, of all accounts.</PageHead>
      <Tabs label="Kinds of records" name="resource" tabs={TABS} drop={OWN_PARAMS} />
      <Records key={resource.name} of={resource} />
    </>
  );
}

function Records({ of: resource }: { of: Resource<Row> }) {
  const accounts = useAccounts();
  const [exporting, setExporting] = useState(false);
  const filter = filterOf(resource, param);
  const text = param('q');
  const search = useSearch(resource, text, param('in'), filter);
  const by = search.data?.by ?? null;
  const full = by === null ? filter : { ...filter, [by[0]]: text };
  const ready = search.data !== undefined;
  return (
    <>
      <Card
        title={resource.title}
        actions={
          <Button onClick={() => setExporting(true)} disabled={!ready}>
            Export
          </Button>
        }
      >
        {resource.note && <p class="quiet measure">{resource.note}</p>}
        <RecordFilters of={resource} accounts={accountOptions(accounts.data ?? [])} />
        <FaultNotice fault={accounts.fault} onRetry={accounts.reload} />
        <FaultNotice fault={search.fault} onRetry={search.reload} />
        {text !== '' && search.data && <SearchedFor by={by} also={search.data.also} text={text} />}
        {ready && !lacksCurrency(resource, param) && <List of={resource} filter={full} accounts={accounts} />}
        {!ready && search.fault === null && <Skeleton lines={6} />}
        {lacksCurrency(resource, param) && <CurrencyMissing />}
      </Card>
      {resource.days.length > 0 && <DaysChart of={resource} />}
      {exporting && <ExportDialog of={resource} filter={full} onClose={() => setExporting(false)} />}
    </>
  );
}

function CurrencyMissing() {
  return (
    <Notice tone="info">
      <p>Amounts of several currencies cannot be compared. Choose a currency under “Amount”.</p>
      <p>
        <Button small onClick={() => setParams({ min_amount: null, max_amount: null, sort: null })}>
          Leave the amounts out
        </Button>
      </p>
    </Notice>
  );
}

function SearchedFor({ by, also, text }: { by: Option | null; also: readonly Option[]; text: string }) {
  if (by === null) return null;
  return (
    <p class="small quiet" role="status">
      Searched for “{text}” as {by[1]}.
      {also.map(([field, label]) => (
        <span key={field}>
          {' '}
          It is also a value of{' '}
          <Button kind="link" small onClick={() => setParams({ in: field, open: null })}>
            {label}
          </Button>
          .
        </span>
      ))}
    </p>
  );
}

function List({ of: resource, filter, accounts }: { of: Resource<Row>; filter: Query; accounts: Loaded<Account[]> }) {
  const sort = sortOf(resource, param);
  const list = useRows<Row>(`/api/ebay/${resource.name}`, { ...filter, sort: sortParam(sort) }, PAGE_SIZE);
  const open = param('open');
  const filtered = filterNames(resource).some((name) => param(name) !== '');
  const many = (accounts.data?.length ?? 0) > 1;
  const account = {
    key: 'account_id',
    title: 'Account',
    cell: (row: Row) => accountName(accounts.data, String(row.account_id)),
  };
  const [first, ...others] = resource.columns;
  const columns = many ? [first!, account, ...others] : resource.columns;
  const sortBy = (next: Sort) => {
    const currency = param('currency') || currencyOf(resource, list.rows);
    setParams({ sort: sortParam(next), ...(sortsByAmount(resource, next) && { currency }) });
  };
  return (
    <>
      <FaultNotice fault={list.fault} onRetry={list.rows.length === 0 ? list.reload : list.more} />
      {list.starting && list.fault === null && <Skeleton lines={8} />}
      {!list.starting && list.rows.length === 0 && <Nothing of={resource} filtered={filtered} />}
      {list.rows.length > 0 && (
        <>
          <Table
            label={resource.title}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => keyOf(resource, row)}
            openKey={open || null}
            onOpen={(row) => setParams({ open: keyOf(resource, row) }, { push: open === '' })}
            sort={sort}
            onSort={sortBy}
            hasMore={list.hasMore}
            loading={list.loading}
            onMore={list.more}
            choice
          />
          <p class="small quiet">
            {count(list.rows.length)} {list.rows.length === 1 ? 'record' : 'records'}
            {list.hasMore ? ' so far; more are read while you scroll.' : '.'}
          </p>
        </>
      )}
      {open !== '' && (
        <RecordPanel of={resource} openKey={open} accounts={accounts.data} onClose={() => setParams({ open: null })} />
      )}
    </>
  );
}

/** Sorting by amount needs a currency: that of the first record, which the filter then shows. */
function currencyOf({ amount }: Resource<Row>, rows: readonly Row[]): string | null {
  for (const row of rows) {
    const money = row[amount!] as { currency: string | null } | null;
    if (money?.currency) return money.currency;
  }
  return null;
}

function Nothing({ of: { title, sync }, filtered }: { of: Resource<Row>; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="Nothing matches the filters.">
        A filter compares whole values: write an id, a SKU or a name in full.
      </EmptyState>
    );
  return (
    <EmptyState title={`No ${title.toLowerCase()} yet.`}>
      <a href="/sync">Start a sync of {sync}</a>, or <a href="/accounts">connect an account</a> first.
    </EmptyState>
  );
}
