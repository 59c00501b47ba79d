import { useState } from 'preact/hooks';
import { post, send } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { AlertDelivery, AlertReceiver } from '../../api.types';
import { setParams } from '../../app/router';
import { Button, confirmAct, Facts, FaultNotice, Id, Notice, SidePanel, Time } from '../../ui';
import { NewSecret } from './NewSecret';
import { ReceiverForm } from './ReceiverForm';
import { ReceiverState } from './ReceiversCard';
import { typesWords } from './words';

interface ReceiverPanelProps {
  readonly receiver: AlertReceiver;
  readonly onChange: () => void;
  readonly onGone: () => void;
}

/** One receiver, and everything that an admin may do with it. */
export function ReceiverPanel({ receiver, onChange, onGone }: ReceiverPanelProps) {
  const { id, name, state } = receiver;
  const [asked, setAsked] = useState<'change' | 'secret' | null>(null);
  const [sent, setSent] = useState<AlertDelivery | null>(null);
  const path = `/api/alerts/receivers/${encodeURIComponent(id)}`;
  const test = useAction(async () => setSent(await post<AlertDelivery>(`${path}/test`, {})));
  const pause = useAction(async () => {
    await send('PUT', path, { paused: state === 'ACTIVE' });
    onChange();
  });
  const remove = useAction(async () => {
    const sure = await confirmAct({
      title: `Delete ${name}?`,
      body: 'The receiver is told of nothing more. Its deliveries are deleted too, also those that wait.',
      act: `Delete ${name}`,
      danger: true,
    });
    if (!sure) return;
    await post(`${path}/delete`, {});
    onGone();
  });
  return (
    <SidePanel title={name} onClose={() => setParams({ open: null })}>
      <Facts
        of={[
          ['State', <ReceiverState key="state" of={receiver} />],
          ['Host', <code key="host">{receiver.host}</code>],
          ['Format', receiver.format === 'slack' ? 'Slack' : 'JSON'],
          ['Is told of', typesWords(receiver.types)],
          ['Last delivered', <Time key="delivered" at={receiver.delivered_at} exact />],
          [
            'Old secret',
            receiver.old_secret_until && (
              <span key="old">
                signs as well until <Time at={receiver.old_secret_until} exact />
              </span>
            ),
          ],
          ['Added', <Time key="added" at={receiver.created_at} exact />],
          ['Receiver id', <Id key="id" of={id} what="receiver id" />],
        ]}
      />
      {receiver.paused_why === 'gone' && (
        <Notice tone="warn">
          <p>The receiver answered that it is gone (410). Change its URL, then continue. Nothing that waits is lost.</p>
        </Notice>
      )}
      <div class="row">
        <Button kind="primary" busy={test.busy} disabled={state === 'PAUSED'} onClick={() => void test.run()}>
          Send a test
        </Button>
        <Button busy={pause.busy} onClick={() => void pause.run()}>
          {state === 'ACTIVE' ? 'Pause' : 'Continue'}
        </Button>
        <Button onClick={() => setAsked('change')}>Change</Button>
        <Button onClick={() => setAsked('secret')}>New secret</Button>
        <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
          Delete
        </Button>
      </div>
      <p>
        <a href={`/alerts?show=deliveries&receiver_id=${encodeURIComponent(id)}`}>What was sent to it</a>
      </p>
      <FaultNotice fault={test.fault ?? pause.fault ?? remove.fault} />
      {sent !== null && (
        <Notice tone="good">
          <p>
            A test is sent within a minute.{' '}
            <a href={`/alerts?show=deliveries&open=${encodeURIComponent(sent.id)}`}>Watch what becomes of it</a>
          </p>
        </Notice>
      )}
      {asked === 'change' && <ReceiverForm receiver={receiver} onClose={() => setAsked(null)} onSaved={onChange} />}
      {asked === 'secret' && <NewSecret receiver={receiver} onClose={() => setAsked(null)} onMade={onChange} />}
    </SidePanel>
  );
}
