import { accountName, useAccounts } from '../../api/accounts';
import { useRows } from '../../api/hooks';
import type { AlertDelivery, AlertReceiver } from '../../api.types';
import { param, setParams } from '../../app/router';
import { Badge, Button, Card, type Column, count, EmptyState, Field, Filters, Listed, Select, Time } from '../../ui';
import { DeliveryPanel } from './DeliveryPanel';
import { lastAnswer, typeName, waitsFor } from './words';

const NAMES = ['receiver_id', 'state'];
const STATES = [
  ['', 'Any'],
  ['WAITING', 'waiting'],
  ['DELIVERED', 'delivered'],
  ['FAILED', 'given up'],
] as const;

/** Every alert for every receiver, the newest first. */
export function DeliveriesCard({ receivers }: { receivers: readonly AlertReceiver[] }) {
  const accounts = useAccounts();
  const list = useRows<AlertDelivery>(
    '/api/alerts/deliveries',
    Object.fromEntries(NAMES.map((name) => [name, param(name)])),
  );
  const open = param('open');
  const receiver = (id: string) => receivers.find((one) => one.id === id)?.name ?? id;
  const account = (id: string | null) => (id === null ? '–' : accountName(accounts.data, id));
  const columns: readonly Column<AlertDelivery>[] = [
    { key: 'at', title: 'Noticed', cell: ({ created_at }) => <Time at={created_at} /> },
    { key: 'type', title: 'Alert', wide: true, cell: ({ type }) => typeName(type) },
    { key: 'account', title: 'Account', cell: ({ account_id }) => account(account_id) },
    { key: 'receiver', title: 'Receiver', cell: ({ receiver_id }) => receiver(receiver_id) },
    { key: 'state', title: 'State', cell: (delivery) => <DeliveryState of={delivery} all={list.rows} /> },
    { key: 'attempts', title: 'Attempts', numeric: true, cell: ({ attempts }) => count(attempts), optional: true },
    { key: 'answer', title: 'Last answer', wide: true, cell: lastAnswer },
    {
      key: 'next',
      title: 'Next attempt',
      cell: ({ next_attempt_at }) => <Time at={next_attempt_at} />,
      optional: true,
    },
  ];
  return (
    <Card
      title="Deliveries"
      actions={
        <Button small busy={list.loading} onClick={list.reload}>
          Read again
        </Button>
      }
    >
      <p class="quiet measure">
        Alerts of one account go to a receiver in the order in which things happened: one that waits holds back those
        behind it, until it is taken or given up after three days.
      </p>
      <Filters names={NAMES}>
        <Field label="Receiver">
          <Select
            name="receiver_id"
            value={param('receiver_id')}
            options={[['', 'All'], ...receivers.map(({ id, name }) => [id, name] as const)]}
          />
        </Field>
        <Field label="State">
          <Select name="state" value={param('state')} options={STATES} />
        </Field>
      </Filters>
      <Listed
        label="Deliveries"
        of={list}
        empty={
          <EmptyState title="Nothing was sent.">
            <a href="/alerts">Send a test to a receiver</a>, or clear the filters.
          </EmptyState>
        }
        columns={columns}
        rowKey={({ id }) => id}
        openKey={open || null}
        onOpen={({ id }) => setParams({ open: id }, { push: open === '' })}
        choice
      />
      {open !== '' && (
        <DeliveryPanel
          key={open}
          id={open}
          all={list.rows}
          names={{ receiver, account }}
          onClose={() => setParams({ open: null })}
          onReplayed={(made) => {
            setParams({ open: made });
            list.reload();
          }}
        />
      )}
    </Card>
  );
}

export function DeliveryState({ of, all }: { of: AlertDelivery; all: readonly AlertDelivery[] }) {
  if (of.state === 'FAILED') return <Badge tone="bad">given up</Badge>;
  if (of.state === 'DELIVERED') return <Badge tone="good">delivered</Badge>;
  return <Badge word="waiting">{waitsFor(of, all) ? 'waits its turn' : 'waiting'}</Badge>;
}
