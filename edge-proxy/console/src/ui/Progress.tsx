import type { ComponentChildren } from 'preact';
import { count } from './numbers';

/** Work under way. Without a known `max` the bar only moves. `children` is said beside it (`1,200 rows/s, 2 min left`). */
export function Progress({
  label,
  value,
  max,
  children,
}: {
  label: string;
  value: number;
  max: number | null;
  children?: ComponentChildren;
}) {
  const known = max !== null && max > 0;
  return (
    <div class="progress">
      {known ? <progress aria-label={label} value={Math.min(value, max)} max={max} /> : <progress aria-label={label} />}
      {children && <div class="small quiet">{children}</div>}
    </div>
  );
}

export interface BarProps {
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  /** Where it will end, if known: shown as a lighter part. */
  readonly forecast?: number;
  readonly unit?: string;
}

/** How much of a limit is used. Turns to warning at 80 % and to bad at 100 % of the limit, forecast included. */
export function Bar({ label, used, limit, forecast = used, unit = '' }: BarProps) {
  const share = (number: number) => (limit > 0 ? Math.min(100, (100 * number) / limit) : 0);
  const end = Math.max(used, forecast);
  const tone = end >= limit ? 'bad' : end >= limit * 0.8 ? 'warn' : 'good';
  const words = `${count(used)} of ${count(limit)}${unit && ` ${unit}`}${end > used ? `, ${count(end)} expected` : ''}`;
  return (
    <div
      class="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(used, limit)}
      aria-valuetext={words}
    >
      <div class="meter-words small">
        <span>{label}</span>
        <span class="quiet">{words}</span>
      </div>
      <div class={`meter-track ${tone}`}>
        <span class="meter-forecast" style={{ width: `${share(end)}%` }} />
        <span class="meter-used" style={{ width: `${share(used)}%` }} />
      </div>
    </div>
  );
}
