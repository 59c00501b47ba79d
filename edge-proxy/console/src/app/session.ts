import { computed, signal } from '@preact/signals';
import { Fault, get, post } from '../api/client';
import type { Me } from '../api.types';

export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'failed'; readonly fault: Fault }
  /** `reason` is null at the first visit. */
  | { readonly state: 'out'; readonly reason: string | null; readonly requestId: string | null }
  | { readonly state: 'in'; readonly user: Me };

const SESSION_ENDED =
  'Your session has ended: it was not used for a while, it reached its end, or it was ended elsewhere. Sign in again. Under this request id, the event log says which it was.';

export const session = signal<Session>({ state: 'starting' });

export const user = computed(() => (session.value.state === 'in' ? session.value.user : null));

/** Other tabs of this browser have the same cookie: they hear of each sign-in and sign-out. */
const tabs = new BroadcastChannel('session');

/** Reads who is signed in. */
export async function readSession(): Promise<void> {
  try {
    session.value = { state: 'in', user: await get<Me>('/api/auth/me') };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.status !== 401) session.value = { state: 'failed', fault };
    else if (session.value.state === 'starting') session.value = { state: 'out', reason: null, requestId: null };
  }
}

/** After the API has set the cookie. */
export async function signedIn(): Promise<void> {
  session.value = { state: 'in', user: await get<Me>('/api/auth/me') };
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
  session.value = { state: 'out', reason, requestId };
}

/** A call was answered with 401: the session has ended by time, or it was ended. */
export function sessionEnded(fault: Fault): void {
  if (session.value.state !== 'in') return;
  leave(SESSION_ENDED, fault.requestId);
}

tabs.addEventListener('message', ({ data }) => {
  if (data === 'out' && session.value.state === 'in') leave('You signed out in another tab.');
  if (data === 'in') void readSession();
});
