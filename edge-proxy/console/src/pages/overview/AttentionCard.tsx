import { now } from '../../app/clock';
import { Badge, Button, Card, EmptyState, FaultNotice, Notice, Skeleton } from '../../ui';
import { needs } from './attention';
import type { Reads } from './reads';

/** What needs a person, each with a link to where it is acted on. */
export function AttentionCard({ reads, admin }: { reads: Reads; admin: boolean }) {
  const { accounts, schedules, failed, proofs, quarantine, quota } = reads;
  const parts = [accounts, schedules, failed, proofs, quarantine, quota];
  const starting = parts.some(({ data, fault }) => data === undefined && fault === null);
  // The other parts show their faults in cards of their own.
  const fault = failed.fault ?? quarantine.fault;
  const incomplete = parts.some((part) => part.fault !== null);
  const found = needs(
    {
      accounts: accounts.data ?? [],
      schedules: schedules.data ?? [],
      failed: failed.data ?? [],
      proofs: proofs.data ?? [],
      quarantine: quarantine.data ?? [],
      quarantineGoesOn: reads.quarantineGoesOn,
      quota: quota.data ?? [],
    },
    now.value,
  );
  return (
    <Card title={found.length === 0 ? 'What needs a person' : `What needs a person (${found.length})`}>
      <FaultNotice fault={fault} onRetry={reads.again} />
      {incomplete && fault === null && (
        <Notice tone="warn">
          <p>
            A part could not be read, so something may be missing here.{' '}
            <Button kind="link" onClick={reads.again}>
              Read again
            </Button>
          </p>
        </Notice>
      )}
      {found.length > 0 && !admin && (
        <p class="quiet">You are signed in as a viewer. An administrator can act on these.</p>
      )}
      {found.length > 0 && (
        <ul class="plain needs">
          {found.map(({ key, tone, what, why, act, href }) => (
            <li key={key} class={`need ${tone}`}>
              <div>
                <p class="need-what">
                  <Badge tone={tone}>{tone === 'bad' ? 'now' : 'soon'}</Badge> {what}
                </p>
                <p class="quiet small">{why}</p>
              </div>
              <a class="button small" href={href} aria-label={`${admin ? act : 'Look'}: ${what}`}>
                {admin ? act : 'Look'}
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length === 0 && starting && <Skeleton lines={3} label="Looking for what needs a person" />}
      {found.length === 0 && !starting && !incomplete && (
        <EmptyState title="Nothing needs a person">
          Every account is connected, its last syncs succeeded, and eBay’s quotas last for today.
        </EmptyState>
      )}
    </Card>
  );
}
