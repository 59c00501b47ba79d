import { useState } from 'preact/hooks';
import type { Loaded } from '../../api/hooks';
import type { AlertReceiver, AlertReceiverPage } from '../../api.types';
import { param, setParams } from '../../app/router';
import { Await, Badge, Button, Card, type Column, count, EmptyState, Table, Time } from '../../ui';
import { ReceiverForm } from './ReceiverForm';
import { ReceiverPanel } from './ReceiverPanel';
import { typesWords } from './words';

const COLUMNS: readonly Column<AlertReceiver>[] = [
  {
    key: 'name',
    title: 'Receiver',
    cell: ({ name, host }) => (
      <>
        <strong>{name}</strong>
        <div class="small quiet">{host}</div>
      </>
    ),
  },
  { key: 'format', title: 'Format', cell: ({ format }) => FORMATS[format] },
  { key: 'types', title: 'Is told of', wide: true, cell: ({ types }) => typesWords(types) },
  { key: 'state', title: 'State', cell: (receiver) => <ReceiverState of={receiver} /> },
  { key: 'delivered', title: 'Last delivered', cell: ({ delivered_at }) => <Time at={delivered_at} /> },
];

const FORMATS = { json: 'JSON', slack: 'Slack' } as const;

/** All receivers; a row opens what can be done with one. */
export function ReceiversCard({ receivers }: { receivers: Loaded<AlertReceiverPage> }) {
  const [adding, setAdding] = useState(false);
  const open = receivers.data?.items.find(({ id }) => id === param('open'));
  const add = (
    <Button kind="primary" onClick={() => setAdding(true)}>
      Add a receiver
    </Button>
  );
  return (
    <Card title="Receivers" actions={add}>
      <Await
        of={receivers}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="No other system is told yet.">
            Add a receiver: the address of a program of yours, or an incoming webhook of Slack.
          </EmptyState>
        }
      >
        {({ items }) => (
          <Table
            label="Receivers"
            columns={COLUMNS}
            rows={items}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setParams({ open: id }, { push: true })}
            openKey={param('open') || null}
            wrap
          />
        )}
      </Await>
      {adding && <ReceiverForm onClose={() => setAdding(false)} onSaved={receivers.reload} />}
      {open && (
        <ReceiverPanel
          key={open.id}
          receiver={open}
          onChange={receivers.reload}
          onGone={() => {
            setParams({ open: null });
            receivers.reload();
          }}
        />
      )}
    </Card>
  );
}

export function ReceiverState({ of: { state, paused_why, failures } }: { of: AlertReceiver }) {
  if (state === 'PAUSED') return <Badge word="paused">{paused_why === 'gone' ? 'paused: it is gone' : 'paused'}</Badge>;
  return failures > 0 ? (
    <Badge tone="bad">{failures === 1 ? 'failed once' : `failed ${count(failures)} times`}</Badge>
  ) : (
    <Badge word="active" />
  );
}
