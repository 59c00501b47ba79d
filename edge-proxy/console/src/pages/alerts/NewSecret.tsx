import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { AlertReceiver, NewAlertReceiver } from '../../api.types';
import { Button, Dialog, FaultNotice, Field, Select } from '../../ui';
import { SecretShown } from './SecretShown';

const OVERLAPS = [
  ['24', 'for a day'],
  ['168', 'for a week'],
  ['0', 'no more, because others may know it'],
] as const;

/** Makes a new secret; for some time both sign, so that no alert is refused meanwhile. */
export function NewSecret({
  receiver,
  onClose,
  onMade,
}: {
  receiver: AlertReceiver;
  onClose: () => void;
  onMade: () => void;
}) {
  const [hours, setHours] = useState('24');
  const [made, setMade] = useState<NewAlertReceiver | null>(null);
  const make = useAction(async () => {
    const path = `/api/alerts/receivers/${encodeURIComponent(receiver.id)}/rotate-secret`;
    setMade(await post<NewAlertReceiver>(path, { overlap_hours: Number(hours) }));
    onMade();
  });
  if (made !== null) return <SecretShown title={`New secret of ${made.name}`} receiver={made} onClose={onClose} />;
  return (
    <Dialog title={`New secret for ${receiver.name}?`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make.run();
        }}
      >
        <Field label="The old secret signs as well" hint="Give the receiver the new one within this time.">
          <Select value={hours} options={OVERLAPS} onChoose={setHours} />
        </Field>
        <FaultNotice fault={make.fault} />
        <div class="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={make.busy}>
            Make a new secret
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
