import { post } from '../../api/client';
import { useAction, useGet } from '../../api/hooks';
import type { AlertDelivery } from '../../api.types';
import { useEvery } from '../../app/every';
import { setParams } from '../../app/router';
import { Await, Button, count, Facts, FaultNotice, Id, Notice, SidePanel, Time } from '../../ui';
import { DeliveryState } from './DeliveriesCard';
import { lastAnswer, typeName, waitsFor } from './words';

const AGAIN_MS = 5000;

interface DeliveryPanelProps {
  readonly id: string;
  readonly all: readonly AlertDelivery[];
  readonly names: {
    readonly receiver: (id: string) => string;
    readonly account: (id: string | null) => string;
  };
  readonly onClose: () => void;
  readonly onReplayed: (id: string) => void;
}

/** One delivery with its attempts; read again while it waits. */
export function DeliveryPanel({ id, all, names, onClose, onReplayed }: DeliveryPanelProps) {
  const delivery = useGet<AlertDelivery>(`/api/alerts/deliveries/${encodeURIComponent(id)}`);
  useEvery(AGAIN_MS, delivery.reload, delivery.data?.state === 'WAITING');
  const replay = useAction(async () => {
    onReplayed((await post<AlertDelivery>(`/api/alerts/deliveries/${encodeURIComponent(id)}/replay`, {})).id);
  });
  return (
    <SidePanel title={delivery.data ? typeName(delivery.data.type) : 'Delivery'} onClose={onClose}>
      <Await of={delivery}>
        {(one) => (
          <>
            <Facts of={factsOf(one, all, names)} />
            <Order of={one} all={all} />
            {one.state === 'WAITING' ? (
              <p class="quiet">It is tried again by itself, until three days have passed.</p>
            ) : (
              <div class="row">
                <Button kind="primary" busy={replay.busy} onClick={() => void replay.run()}>
                  Send it again
                </Button>
                <span class="quiet small">Under the same id, so that the receiver can recognise it.</span>
              </div>
            )}
          </>
        )}
      </Await>
      <FaultNotice fault={replay.fault} />
    </SidePanel>
  );
}

function factsOf(one: AlertDelivery, all: readonly AlertDelivery[], names: DeliveryPanelProps['names']) {
  return [
    ['State', <DeliveryState key="state" of={one} all={all} />],
    ['Receiver', names.receiver(one.receiver_id)],
    ['Account', one.account_id !== null && names.account(one.account_id)],
    ['Environment', one.environment],
    ['Happened', <Time key="happened" at={one.occurred_at} exact />],
    ['Attempts', count(one.attempts)],
    ['Last attempt', one.last_attempt_at && <Time key="last" at={one.last_attempt_at} exact />],
    ['Last answer', one.attempts > 0 && lastAnswer(one)],
    ['Next attempt', one.next_attempt_at && <Time key="next" at={one.next_attempt_at} exact />],
    ['Ended', one.finished_at && <Time key="ended" at={one.finished_at} exact />],
    ['webhook-id', <Id key="alert" of={one.alert_id} what="webhook-id" />],
    [
      'Sent again from',
      one.replay_of && (
        <Button key="replay" kind="link" onClick={() => setParams({ open: one.replay_of })}>
          an earlier delivery
        </Button>
      ),
    ],
  ] as const;
}

function Order({ of, all }: { of: AlertDelivery; all: readonly AlertDelivery[] }) {
  const first = waitsFor(of, all);
  if (first === null) return null;
  return (
    <Notice tone="info">
      <p>
        It waits for an earlier alert of the same account:{' '}
        <Button kind="link" onClick={() => setParams({ open: first.id })}>
          {typeName(first.type)}
        </Button>
        .
      </p>
    </Notice>
  );
}
