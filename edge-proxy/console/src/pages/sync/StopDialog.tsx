import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Run } from '../../api.types';
import { Button, Dialog, FaultNotice, Field } from '../../ui';

interface StopDialogProps {
  readonly run: Run;
  readonly title: string;
  readonly onClose: () => void;
  readonly onStopped: (run: Run) => void;
}

export function StopDialog({ run, title, onClose, onStopped }: StopDialogProps) {
  const [reason, setReason] = useState('');
  const stop = useAction(async () => {
    const given = reason.trim();
    onStopped(
      await post<Run>(
        `/api/ebay/sync/runs/${encodeURIComponent(run.id)}/cancel`,
        given === '' ? undefined : { reason: given },
      ),
    );
  });
  return (
    <Dialog title={`Stop the sync: ${title}?`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void stop.run();
        }}
      >
        <p>
          It ends after the page that is being read. All rows that were stored are kept, and you can resume it later.
        </p>
        <Field label="Reason (optional)" hint="It is kept in the receipt and in the event log.">
          <input
            value={reason}
            maxLength={500}
            autocomplete="off"
            onInput={(event: InputEvent) => setReason((event.currentTarget as HTMLInputElement).value)}
          />
        </Field>
        <FaultNotice fault={stop.fault} />
        <div class="row end">
          <Button onClick={onClose}>Let it run</Button>
          <Button type="submit" kind="danger" busy={stop.busy}>
            Stop now
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
