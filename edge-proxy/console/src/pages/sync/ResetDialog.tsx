import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Reset } from '../../api.types';
import { Button, count, Dialog, FaultNotice, Notice, Tick } from '../../ui';
import { resourceName } from './words';

interface ResetDialogProps {
  readonly accountId: string;
  readonly account: string;
  readonly resource: string;
  readonly onClose: () => void;
  readonly onReset: () => void;
}

/** Makes the next sync of a resource read as the first one did; if wanted, it forgets what is stored of it too. */
export function ResetDialog({ accountId, account, resource, onClose, onReset }: ResetDialogProps) {
  const [rows, setRows] = useState(false);
  const [done, setDone] = useState<Reset | null>(null);
  const what = `${resource} of ${account}`;
  const reset = useAction(async () => {
    const path = `${encodeURIComponent(accountId)}/${encodeURIComponent(resource)}`;
    setDone(await post<Reset>(`/api/ebay/sync/checkpoints/${path}/reset`, { rows }));
    onReset();
  });
  if (done !== null)
    return (
      <Dialog title={`${resourceName(resource)} of ${account} were reset`} onClose={onClose}>
        <div class="stack">
          <Notice tone="good">
            <p>{outcome(done)} The next sync reads as the first one did.</p>
          </Notice>
          <div class="row end">
            <Button kind="primary" onClick={onClose}>
              Close
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={`Reset ${what}?`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void reset.run();
        }}
      >
        <p>
          The connector forgets how far it has read. The next sync reads as the first one did, which costs as many calls
          of eBay as that. {rows ? '' : 'What is stored stays, and is compared with what eBay sends.'}
        </p>
        <Tick
          label="Also delete what is stored of it, with its records in quarantine"
          checked={rows}
          onChange={(event: Event) => setRows((event.currentTarget as HTMLInputElement).checked)}
        />
        {rows && (
          <Notice tone="warn">
            <p>All {what} are deleted here at once, not at eBay. What eBay no longer lists cannot be read again.</p>
          </Notice>
        )}
        <FaultNotice fault={reset.fault} />
        <div class="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="danger" busy={reset.busy}>
            {rows ? `Reset and delete ${what}` : `Reset ${what}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function outcome({ had_watermark, deleted_records }: Reset): string {
  const mark = had_watermark ? 'The mark of what was read is gone.' : 'Nothing had been read before.';
  return deleted_records === 0 ? mark : `${mark} Records deleted: ${count(deleted_records)}.`;
}
