import type { ComponentChildren } from 'preact';
import type { RunEvent } from '../../api.types';
import { bytes, count } from '../../ui';

export const SHOWN = [
  ['', 'All'],
  ['calls', 'Calls of eBay'],
  ['events', 'Events'],
  ['problems', 'Problems'],
] as const;

export type Shown = (typeof SHOWN)[number][0];

export function isShown(item: RunEvent, shown: Shown): boolean {
  switch (shown) {
    case '':
      return true;
    case 'calls':
      return item.type === 'call';
    case 'events':
      return item.type === 'event';
    case 'problems':
      return toneOfItem(item) !== '';
  }
}

/** The colour of a line: what went wrong, or may have. */
export function toneOfItem({ call, level }: RunEvent): '' | 'warn' | 'bad' {
  if (call !== null) {
    if (call.status === 0 || call.status >= 500) return 'bad';
    return call.status >= 400 || call.attempt > 1 ? 'warn' : '';
  }
  return level === 'ERROR' ? 'bad' : level === 'WARN' ? 'warn' : '';
}

/** `03:22:07.120  GET /sell/fulfillment/v1/order?limit=200  200  412 ms  34 kB`. */
export function lineOf({ at, call, level, event, message }: RunEvent): ComponentChildren {
  return (
    <>
      <span class="line-time">{at.slice(11, 23).replace('Z', '')}</span>{' '}
      {call === null ? (
        <>
          <span class="line-level">{level}</span> <strong>{event}</strong> {message}
        </>
      ) : (
        <>
          <span class="line-status">{call.status === 0 ? '—' : call.status}</span> {call.method} {call.target}{' '}
          <span class="line-quiet">
            {count(call.ms)} ms, {bytes(call.bytes)}
            {call.attempt > 1 && `, attempt ${call.attempt}`}
            {call.failure !== null && `, ${call.failure}`}
          </span>
        </>
      )}
    </>
  );
}
