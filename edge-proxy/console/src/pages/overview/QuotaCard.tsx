import type { Loaded } from '../../api/hooks';
import type { QuotaUse } from '../../api.types';
import { now } from '../../app/clock';
import { Await, Badge, Bar, Card, count, EmptyState, Time } from '../../ui';
import { forecast } from './forecast';

/** eBay's calls of today, all accounts together. */
export function QuotaCard({ quota }: { quota: Loaded<QuotaUse[]> }) {
  return (
    <Card title="Calls of eBay today" actions={<a href="/sync">Change schedules</a>}>
      <Await
        of={quota}
        isEmpty={(all) => all.length === 0}
        empty={<EmptyState title="No calls of eBay today">The first sync of the day starts the count.</EmptyState>}
      >
        {(all) => (
          <>
            <p class="quiet small">
              Used of the connector’s share. The lighter part is what is expected by the end of eBay’s day if it goes on
              like this.
            </p>
            <ul class="plain quotas">
              {all.map((one) => (
                <li key={`${one.environment} ${one.api}`}>
                  <Bar
                    label={one.environment === 'production' ? one.api : `${one.api} (${one.environment})`}
                    used={one.used}
                    limit={one.share}
                    forecast={forecast(one, now.value)}
                    unit="calls"
                  />
                  <p class="quiet small">
                    {count(Math.max(0, one.share - one.used))} left, starts again <Time at={one.resets_at} />. eBay
                    allows {count(one.limit)} in all; other programs used {count(one.used_by_others)}.{' '}
                    {one.blocked_until !== null && Date.parse(one.blocked_until) > now.value && (
                      <Badge tone="bad">eBay refuses calls</Badge>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Await>
    </Card>
  );
}
