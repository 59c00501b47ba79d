import type { PageProps } from '../../app/pages';
import { Button, Card, EmptyState, PageHead } from '../../ui';
import { AccountsCard } from './AccountsCard';
import { AttentionCard } from './AttentionCard';
import { DaysCard } from './DaysCard';
import { QuotaCard } from './QuotaCard';
import { useReads } from './reads';
import { SyncsCard } from './SyncsCard';

/** Whether all is well, and if not, what to do first. It reads again every minute. */
export default function Overview({ admin }: PageProps) {
  const reads = useReads();
  const busy = reads.accounts.loading || reads.schedules.loading;
  return (
    <>
      <PageHead
        title="Overview"
        actions={
          <Button small busy={busy} onClick={reads.again}>
            Read again
          </Button>
        }
      >
        The state of every account, read again each minute.
      </PageHead>
      {reads.accounts.data?.length === 0 ? (
        <Card title="Accounts">
          <EmptyState title="No seller account is connected">
            {admin ? (
              <a class="button primary" href="/accounts">
                Connect the first seller
              </a>
            ) : (
              'You are signed in as a viewer. An administrator can connect the first seller.'
            )}
          </EmptyState>
        </Card>
      ) : (
        <>
          <AttentionCard reads={reads} admin={admin} />
          <DaysCard accounts={reads.accounts.data ?? []} />
          <AccountsCard reads={reads} />
          <SyncsCard reads={reads} />
          <QuotaCard quota={reads.quota} />
        </>
      )}
    </>
  );
}
