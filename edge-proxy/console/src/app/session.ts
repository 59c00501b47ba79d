import { computed, signal } from '@preact/signals';
import { Fault, get, post } from '../api/client';
import type { Me } from '../api.types';
import { endedByTime, whyEnded } from './ended';

export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'failed'; readonly fault: Fault }
  /** `reason` is null at the first visit. */
  | { readonly state: 'out'; readonly reason: string | null; readonly requestId: string | null }
  | { readonly state: 'in'; readonly user: Me };

/** The API knows the session no more, or the browser has dropped its cookie. */
const SESSION_GONE = 'Your session has ended. Under this request id, the event log may say why.';

export interface Stopped {
  readonly reason: string;
  readonly at: string;
}

export const session = signal<Session>({ state: 'starting' });

export const user = computed(() => (session.value.state === 'in' ? session.value.user : null));

/** A page was open until its session ended by time: it keeps what it shows, and nothing is read any more. */
export const stopped = signal<Stopped | null>(null);

let resume: (() => void) | null = null;
let resumed: Promise<void> | null = null;

function goOn(): void {
  stopped.value = null;
  resume?.();
  resume = null;
  resumed = null;
}

/** Other tabs of this browser have the same cookie: they hear of each sign-in and sign-out. */
const tabs = new BroadcastChannel('session');

/** Reads who is signed in. */
export async function readSession(): Promise<void> {
  try {
    session.value = { state: 'in', user: await get<Me>('/api/auth/me') };
    goOn();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.status !== 401) session.value = { state: 'failed', fault };
    else if (session.value.state === 'starting')
      session.value = { state: 'out', reason: whyEnded(fault), requestId: null };
  }
}

/** After the API has set the cookie. */
export async function signedIn(): Promise<void> {
  session.value = { state: 'in', user: await get<Me>('/api/auth/me') };
  goOn();
  tabs.postMessage('in');
}

export async function signOut(): Promise<void> {
  await post('/api/auth/logout').catch((fault: unknown) => {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.status !== 401) throw fault;
  });
  leave('You are signed out.');
  tabs.postMessage('out');
}

export function leave(reason: string, requestId: string | null = null): void {
  stopped.value = null;
  session.value = { state: 'out', reason, requestId };
}

/**
 * A call was answered with 401. If the session ended by time while the person was away, the page stays as it is until someone
 * signs in; otherwise the sign-in page takes its place, at the same address.
 */
export function sessionEnded(fault: Fault, background: boolean): Promise<void> | null {
  if (session.value.state !== 'in') return null;
  const why = whyEnded(fault);
  if (!background || !endedByTime(fault)) {
    leave(why ?? stopped.value?.reason ?? SESSION_GONE, why === null ? fault.requestId : null);
    return null;
  }
  stopped.value ??= { reason: why ?? SESSION_GONE, at: new Date().toISOString() };
  resumed ??= new Promise((kept) => {
    resume = kept;
  });
  return resumed;
}

tabs.addEventListener('message', ({ data }) => {
  if (data === 'out' && session.value.state === 'in') leave('You signed out in another tab.');
  if (data === 'in') void readSession();
});
