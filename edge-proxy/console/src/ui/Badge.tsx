import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'plain';

const TONES: Readonly<Record<string, Tone>> = {
  ERROR: 'bad',
  FAIL: 'bad',
  FAILED: 'bad',
  NEEDS_RECONNECT: 'bad',
  EXPIRED: 'bad',
  DIFFERS: 'bad',
  WARN: 'warn',
  WARNING: 'warn',
  STOPPED: 'warn',
  WAITING: 'warn',
  STALE: 'warn',
  PAUSED: 'warn',
  UNKNOWN: 'warn',
  SUCCEEDED: 'good',
  FRESH: 'good',
  ACTIVE: 'good',
  CONNECTED: 'good',
  OK: 'good',
  PAID: 'good',
  FULFILLED: 'good',
  PROVEN: 'good',
  DONE: 'good',
  RUNNING: 'info',
  QUEUED: 'info',
  INVITED: 'info',
};

/** The colour of a state's word; the word itself is always shown too. */
export function toneOf(word: string): Tone {
  const key = word.toUpperCase();
  return Object.hasOwn(TONES, key) ? TONES[key]! : 'plain';
}

/** A state as a word. `tone` overrides the one that belongs to the word. */
export function Badge({ word, tone, children }: { word?: string; tone?: Tone; children?: ComponentChildren }) {
  return (
    <span class={`badge ${tone ?? toneOf(word ?? '')}`}>{children ?? word?.replaceAll('_', ' ').toLowerCase()}</span>
  );
}
