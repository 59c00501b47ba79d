import { relative, utc } from '../ui/instants';
import type { Fault } from './api';
import { button, type Child, el } from './dom';

/** How far an instant is from now, and the instant itself. */
export function instant(iso: string | null): HTMLElement {
  if (iso === null || iso === undefined) return el('span', { class: 'quiet' }, '–');
  return el(
    'time',
    { datetime: iso },
    el('span', {}, relative(iso, Date.now())),
    ' ',
    el('span', { class: 'quiet small' }, utc(iso)),
  );
}

const TONES: Record<string, string> = {
  ERROR: 'bad',
  FAILED: 'bad',
  NEEDS_RECONNECT: 'bad',
  EXPIRED: 'bad',
  WARN: 'warn',
  WARNING: 'warn',
  STOPPED: 'warn',
  WAITING: 'warn',
  STALE: 'warn',
  SUCCEEDED: 'good',
  FRESH: 'good',
  ACTIVE: 'good',
  CONNECTED: 'good',
  OK: 'good',
  PAID: 'good',
  FULFILLED: 'good',
  RUNNING: 'live',
  QUEUED: 'live',
};

/** A state as a word; the colour only repeats it. */
export function badge(word: string): HTMLElement {
  return el('span', { class: `badge ${TONES[word.toUpperCase()] ?? ''}` }, word.replaceAll('_', ' ').toLowerCase());
}

/** A request id that can be selected and copied. */
export function requestId(id: string): HTMLElement {
  const code = el('code', {}, id);
  const copy = button(
    'Copy',
    () => {
      void navigator.clipboard.writeText(id).then(
        () => {
          copy.textContent = 'Copied';
        },
        () => {
          getSelection()?.selectAllChildren(code);
        },
      );
    },
    'link',
  );
  copy.setAttribute('aria-label', `Copy request id ${id}`);
  return el('span', { class: 'request-id' }, 'Request ', code, ' ', copy);
}

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'plain';

export function notice(tone: Tone, ...children: Child[]): HTMLElement {
  return el('div', { class: `notice ${tone}`, role: tone === 'bad' ? 'alert' : 'status' }, ...children);
}

export function faultNotice(fault: Fault): HTMLElement {
  const title = fault.status === 403 ? 'You do not have permission to do this' : fault.title;
  return notice(
    'bad',
    el('p', {}, el('strong', {}, title), fault.detail === '' ? null : `: ${fault.detail}`),
    fault.fields.length > 0 &&
      el('ul', {}, ...fault.fields.map(({ field, message }) => el('li', {}, el('code', {}, field), ' ', message))),
    fault.requestId !== null && el('p', {}, requestId(fault.requestId)),
  );
}

let fields = 0;

/** A control with its label, linked for screen readers and touch. */
export function field(label: string, control: HTMLElement): HTMLElement {
  control.id ||= `field-${++fields}`;
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control);
}

/** A checkbox, followed by its label. */
export function checkbox(label: string, box: HTMLInputElement): HTMLElement {
  return el('label', { class: 'tick' }, box, label);
}

export function select(options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return el('select', {}, ...options.map(([value, label]) => el('option', { value }, label)));
}
