import { useEffect, useRef, useState } from 'preact/hooks';
import { theme } from '../app/theme';
import { Skeleton } from './States';

export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface ChartProps {
  /** What it shows, for screen readers and above the table of its numbers. */
  readonly label: string;
  /** The x values as UTC ISO days or times, oldest first. */
  readonly at: readonly string[];
  readonly series: readonly Series[];
  readonly kind?: 'bars' | 'line';
  readonly height?: number;
  readonly format?: (value: number) => string;
}

/** A chart over time, drawn by uPlot, which is loaded with the first chart. Its numbers are also there as a table. */
export function Chart(props: ChartProps) {
  const { label, at, series, kind = 'bars', height = 200, format = (value) => value.toLocaleString('en-US') } = props;
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'drawn' | 'failed'>('loading');
  const chosen = theme.value;
  // Drawn anew when the data or the colours change.
  useEffect(() => {
    let gone = false;
    let end = () => {};
    import('./drawChart')
      .then(({ drawChart }) => {
        if (gone || box.current === null) return;
        end = drawChart(box.current, { at, series, kind, height, format });
        setState('drawn');
      })
      // The file may be gone after an update; and uPlot fails where the browser's language has no valid name.
      .catch(() => !gone && setState('failed'));
    return () => {
      gone = true;
      end();
    };
  }, [JSON.stringify([at, series]), kind, height, chosen]);
  return (
    <figure class="chart">
      {state === 'loading' && <Skeleton label={label} lines={4} />}
      {state === 'failed' && <p class="quiet small">The chart could not be drawn. Its numbers are here:</p>}
      <div ref={box} role="img" aria-label={label} />
      <details class="small">
        <summary>
          Numbers<span class="unseen"> of: {label}</span>
        </summary>
        <div class="chart-numbers" tabIndex={0} role="group" aria-label={`Numbers of: ${label}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time (UTC)</th>
                {series.map((one) => (
                  <th key={one.label} scope="col" class="numeric">
                    {one.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {at.map((time, n) => (
                <tr key={time}>
                  <th scope="row">{time.replace('T', ' ').replace(/(\.\d+)?Z$/, '')}</th>
                  {series.map((one) => {
                    const value = one.values[n];
                    return (
                      <td key={one.label} class="numeric">
                        {value === null || value === undefined ? '–' : format(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
