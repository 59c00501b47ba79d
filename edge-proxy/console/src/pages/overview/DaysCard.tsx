import { useGet } from '../../api/hooks';
import type { Account, OrderDayPage } from '../../api.types';
import { useEvery } from '../../app/every';
import { param, setParams } from '../../app/router';
import { Await, Card, Chart, count, EmptyState, Select } from '../../ui';
import { daysOf } from './days';

const AGAIN_MS = 300_000;

/** Orders and their money of each of the last 30 days. */
export function DaysCard({ accounts }: { accounts: readonly Account[] }) {
  const account_id = param('account_id');
  const days = useGet<OrderDayPage>('/api/ebay/orders/days', { account_id });
  useEvery(AGAIN_MS, days.reload);
  return (
    <Card
      title="Orders of the last 30 days"
      actions={
        <>
          {accounts.length > 1 && (
            <Select
              aria-label="Account"
              value={account_id}
              options={[['', 'All accounts'], ...accounts.map(({ id, account }) => [id, account] as const)]}
              onChoose={(account_id) => setParams({ account_id })}
            />
          )}
          <a href={`/data${account_id && `?account_id=${account_id}`}`}>All orders</a>
        </>
      }
    >
      <Await
        of={days}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="No orders in the last 30 days">
            <a href="/sync">Start a sync</a>, or look at an account with orders.
          </EmptyState>
        }
      >
        {({ items }) => <Charts of={daysOf(items, Date.now())} />}
      </Await>
    </Card>
  );
}

function Charts({ of: { at, orders, money, left } }: { of: ReturnType<typeof daysOf> }) {
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return (
    <div class="grid">
      <div>
        <h3>
          {count(sum(orders.values))} orders <span class="quiet small">per day (UTC)</span>
        </h3>
        <Chart label="Orders of each day" at={at} series={[orders]} height={190} />
      </div>
      <div>
        <h3>
          {money
            .map(
              ({ label, values }) =>
                `${sum(values).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${label}`,
            )
            .join(' · ')}{' '}
          <span class="quiet small">order totals per day</span>
        </h3>
        <Chart
          label="Order totals of each day"
          at={at}
          series={money}
          kind={money.length > 1 ? 'line' : 'bars'}
          height={190}
        />
        {left.length > 0 && <p class="quiet small">Not shown: {left.join(', ')}</p>}
      </div>
    </div>
  );
}
