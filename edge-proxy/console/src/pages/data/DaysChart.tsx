import { getAll } from '../../api/client';
import { useLoad } from '../../api/hooks';
import { now } from '../../app/clock';
import { param, setParams } from '../../app/router';
import { Await, Button, Card, Chart, Field, Select, startOfDay } from '../../ui';
import { type Day, daysBetween, figuresOf } from './days';
import { dayAfter } from './query';
import type { Resource, Row } from './resource';

const USUAL_DAYS = 30;
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** The figures of a resource for each UTC day. The API filters them by account and period only. */
export function DaysChart({ of: resource }: { of: Resource<Row> }) {
  if (param('chart') === 'off')
    return (
      <div class="row end">
        <Button kind="quiet" small onClick={() => setParams({ chart: null })}>
          Show the chart
        </Button>
      </div>
    );
  return <Days of={resource} />;
}

function Days({ of: { name, title, days: names } }: { of: Resource<Row> }) {
  const account_id = param('account_id');
  const days = period(param('from'), param('to'), now.value);
  const [first, last] = [days[0]!, days.at(-1)!];
  const loaded = useLoad<Day[]>(JSON.stringify([name, account_id, first, last]), (signal) =>
    getAll<Day>(`/api/ebay/${name}/days`, { account_id, from: startOfDay(first), to: dayAfter(last) }, signal),
  );
  const figures = figuresOf(names, loaded.data ?? [], days);
  const figure = figures.find((one) => one.name === param('figure')) ?? figures[0];
  return (
    <Card
      title={`${title} by day`}
      actions={
        <>
          {figures.length > 1 && (
            <Field label="Figure">
              <Select
                value={figure?.name}
                options={figures.map((one) => [one.name, one.label] as const)}
                onChoose={(figure) => setParams({ figure })}
              />
            </Field>
          )}
          <Button kind="quiet" small onClick={() => setParams({ chart: 'off' })}>
            Hide the chart
          </Button>
        </>
      }
      class="days"
    >
      <Await of={loaded}>
        {() =>
          figure === undefined ? (
            <p class="quiet">
              Nothing from {first} to {last}.
            </p>
          ) : (
            <Chart
              label={`${figure.label} by UTC day, ${first} to ${last}`}
              at={days}
              series={[{ label: figure.label, values: figure.values }]}
              kind="bars"
              height={150}
              format={(value) => value.toLocaleString('en-US', { maximumFractionDigits: figure.currency ? 2 : 0 })}
            />
          )
        }
      </Await>
    </Card>
  );
}

/** The days of the filters, the newest 400 of them at most; the last 30 without a first day. */
function period(from: string, to: string, now: number): string[] {
  const last = Number.isNaN(Date.parse(to)) ? new Date(now).toISOString().slice(0, 10) : to;
  const before = (days: number) => new Date(Date.parse(last) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const given = Number.isNaN(Date.parse(from)) ? before(USUAL_DAYS) : from;
  const days = daysBetween(given, last);
  return days.length === 0 ? [last] : days.slice(-MOST_DAYS);
}
