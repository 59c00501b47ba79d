import { useState } from 'preact/hooks';
import { accountName } from '../../api/accounts';
import { post } from '../../api/client';
import { useAction, useGet } from '../../api/hooks';
import type { Account, Quarantined, QuarantinedRecord, QuarantineRetry } from '../../api.types';
import { Await, Button, CopyButton, confirmAct, Facts, FaultNotice, JsonView, Notice, SidePanel, Time } from '../../ui';
import { resourceName } from './words';

interface QuarantinePanelProps {
  readonly id: string;
  readonly admin: boolean;
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function QuarantinePanel({ id, admin, accounts, onClose, onChanged }: QuarantinePanelProps) {
  const path = `/api/ebay/sync/quarantine/${encodeURIComponent(id)}`;
  const record = useGet<QuarantinedRecord>(path);
  const [retried, setRetried] = useState<QuarantineRetry | null>(null);
  const retry = useAction(async () => {
    const answer = await post<QuarantineRetry>(`${path}/retry`);
    setRetried(answer);
    if (answer.stored) onChanged();
  });
  const dismiss = useAction(async ({ record_key, account_id }: QuarantinedRecord) => {
    const name = record_key ?? 'this record';
    const yes = await confirmAct({
      title: `Dismiss ${name} of ${accountName(accounts, account_id)}?`,
      body: 'It leaves this list and is not stored. It comes back if eBay sends it changed.',
      act: `Dismiss ${name}`,
      danger: true,
    });
    if (!yes) return;
    await post<Quarantined>(`${path}/dismiss`);
    onChanged();
    onClose();
  });
  const stored = retried?.stored === true;
  return (
    <SidePanel title={`In quarantine: ${record.data?.record_key ?? id}`} onClose={onClose}>
      {retried !== null && (
        <Notice tone={stored ? 'good' : 'warn'}>
          <p>
            {stored
              ? 'It could be read this time and is stored.'
              : `It still cannot be read: ${retried.reason ?? 'no reason is known'}.`}
          </p>
        </Notice>
      )}
      <FaultNotice fault={retry.fault ?? dismiss.fault} />
      {(!stored || record.data === undefined) && (
        <Await of={record}>
          {(data) => (
            <>
              <Facts
                of={[
                  ['Reason', data.reason],
                  ['Resource', resourceName(data.resource)],
                  ['Account', accountName(accounts, data.account_id)],
                  ['Since', <Time key="t" at={data.at} exact />],
                  [
                    'Run',
                    <a key="r" href={`/sync?run=${encodeURIComponent(data.run_id)}`}>
                      Open the run
                    </a>,
                  ],
                  ['Dismissed', data.dismissed_at && <Dismissed key="d" of={data} />],
                ]}
              />
              {admin && data.dismissed_at === null && (
                <div class="row">
                  <Button kind="primary" busy={retry.busy} onClick={() => void retry.run()}>
                    Try again
                  </Button>
                  <Button kind="danger" busy={dismiss.busy} onClick={() => void dismiss.run(data)}>
                    Dismiss
                  </Button>
                </div>
              )}
              {!admin && (
                <p class="quiet">
                  Only administrators can try again or dismiss a record. You are signed in as a viewer.
                </p>
              )}
              <section class="part">
                <h3>As eBay sent it</h3>
                <Raw text={data.raw} />
              </section>
            </>
          )}
        </Await>
      )}
    </SidePanel>
  );
}

function Dismissed({ of: { dismissed_at, dismissed_by } }: { of: QuarantinedRecord }) {
  return (
    <>
      <Time at={dismissed_at} exact /> by {dismissed_by ?? 'a user who was deleted'}
    </>
  );
}

/** What cannot be read as JSON is shown as the text that it is. */
function Raw({ text }: { text: string | null }) {
  if (text === null) return <p class="quiet">It was erased.</p>;
  try {
    return <JsonView value={JSON.parse(text)} what="record as JSON" />;
  } catch {
    return (
      <>
        <CopyButton text={text} what="record as text" />
        <pre tabIndex={0}>{text}</pre>
      </>
    );
  }
}
