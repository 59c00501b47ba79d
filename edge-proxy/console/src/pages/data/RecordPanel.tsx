import { accountName } from '../../api/accounts';
import { address, ask, get } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { Account } from '../../api.types';
import { Await, CopyButton, Facts, JsonView, Notice, SidePanel, Time } from '../../ui';
import { isTable, nameOf } from './kinds';
import { partsOf, type Resource, type Row } from './resource';
import { Objects, shown } from './values';

const APART = new Set(['account_id', 'raw', 'raw_too_large', 'detail']);
/** Ids that are a route of the API, or that HTTP clients change in a path. */
const NOT_IN_A_PATH = new Set(['export', 'days', '.', '..']);

interface RecordPanelProps {
  readonly of: Resource<Row>;
  readonly openKey: string;
  readonly accounts: readonly Account[] | undefined;
  readonly onClose: () => void;
}

/** One record with everything that is stored of it. */
export function RecordPanel({ of: resource, openKey, accounts, onClose }: RecordPanelProps) {
  const parts = partsOf(resource, openKey);
  const record = useLoad<Row>(`${resource.name} ${openKey}`, (signal) => read(resource, openKey, signal));
  const id = parts?.id ?? openKey;
  return (
    <SidePanel
      title={`${resource.one.charAt(0).toUpperCase()}${resource.one.slice(1)} ${id}`}
      onClose={onClose}
      actions={<CopyButton text={id} what={`id ${id}`} />}
    >
      <Await of={record}>
        {(row) => <Details of={resource} row={row} account={accountName(accounts, String(row.account_id))} />}
      </Await>
    </SidePanel>
  );
}

async function read(resource: Resource<Row>, key: string, signal: AbortSignal): Promise<Row> {
  const { name } = resource;
  const { account, type, id } = partsOf(resource, key) ?? { account: null, type: null, id: key };
  if (!NOT_IN_A_PATH.has(id))
    return get<Row>(`/api/ebay/${name}/${encodeURIComponent(id)}`, { account_id: account, type }, signal);
  const one = address(`/api/ebay/${name}/export`, { format: 'ndjson', account_id: account, type, id });
  const [line] = (await (await ask('GET', one, undefined, signal)).text()).split('\n');
  return JSON.parse(line || '{}') as Row;
}

function Details({ of: resource, row, account }: { of: Resource<Row>; row: Row; account: string }) {
  const titles = new Map(resource.columns.map(({ key, title }) => [key, title]));
  const members = Object.entries(row).filter(([name]) => !APART.has(name));
  const facts = members.filter(([, value]) => !isTable(value));
  const links = resource.related(row).filter(({ value }) => value);
  return (
    <>
      {typeof row.erased_at === 'string' && (
        <Notice tone="info">
          <p>
            The personal data of this {resource.one} was erased <Time at={row.erased_at} />. Names, addresses and texts
            are no longer stored.
          </p>
        </Notice>
      )}
      <Facts
        of={[
          ['Account', account],
          ...facts.map(([name, value]) => [titles.get(name) ?? nameOf(name), shown(value)] as const),
        ]}
      />
      {members.map(
        ([name, value]) =>
          isTable(value) && (
            <section key={name} class="part">
              <h3>{nameOf(name)}</h3>
              <Objects label={nameOf(name)} of={value} />
            </section>
          ),
      )}
      {links.length > 0 && (
        <section class="part">
          <h3>Belongs together</h3>
          <ul class="plain">
            {links.map(({ label, resource: to, by, value }) => (
              <li key={label}>
                <a href={address('/data', { resource: to, in: by, q: value })}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <History of={resource} row={row} />
      {row.detail !== undefined && row.detail !== null && (
        <section class="part">
          <h3>Details as eBay sent them</h3>
          <JsonView value={row.detail} what="details as JSON" />
        </section>
      )}
      <section class="part">
        <h3>As eBay sent it</h3>
        <Raw row={row} />
      </section>
    </>
  );
}

function Raw({ row }: { row: Row }) {
  if (row.raw_too_large === true)
    return <p class="quiet">It is too large for one answer. An NDJSON export of this id has it.</p>;
  if (row.raw === null || row.raw === undefined) return <p class="quiet">It is no longer stored.</p>;
  return <JsonView value={row.raw} what="record as JSON" />;
}

/** The moments that are known of a record, in their order, and the syncs that bring its changes. */
function History({ of: { moments, sync }, row }: { of: Resource<Row>; row: Row }) {
  const known = [
    ...moments,
    ['first_stored_at', 'A sync stored it first'] as const,
    ['stored_at', 'A sync stored its present state'] as const,
    ['erased_at', 'Its personal data was erased'] as const,
  ].flatMap(([member, label]) => {
    const at = row[member];
    return typeof at === 'string' ? [{ label, at }] : [];
  });
  known.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <section class="part">
      <h3>History</h3>
      <ol class="history">
        {known.map(({ label, at }) => (
          <li key={label}>
            <span>{label}</span> <Time at={at} exact />
          </li>
        ))}
      </ol>
      <p class="small">
        <a href={address('/sync', { part: 'runs', account_id: String(row.account_id), resource: sync })}>
          The syncs of {sync} of this account
        </a>
      </p>
    </section>
  );
}
