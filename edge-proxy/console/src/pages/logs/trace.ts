import { Fault, get, getAll } from '../../api/client';
import type { Event, Run, RunEvent, RunEvents } from '../../api.types';
import type { Tone } from '../../ui';

/** A request of a schedule may start many runs; more than these are only linked. */
const RUNS_READ = 8;
const RUN_EVENTS_READ = 5000;

/** Something that the request caused. */
export interface Step {
  readonly key: string;
  readonly at: string;
  readonly where: 'function' | 'eBay';
  readonly tone: Tone;
  readonly what: string;
  readonly detail: string;
  readonly ms: number | null;
  readonly ebayId: string | null;
  readonly source: Event | RunEvent;
}

export interface Trace {
  readonly steps: readonly Step[];
  readonly runs: readonly Run[];
  readonly runIds: readonly string[];
  /** Runs of which only the events with this request id are shown. */
  readonly unread: readonly string[];
}

/** The events of the request, and of the runs that it started all events and calls of eBay. */
export async function readTrace(requestId: string, signal: AbortSignal): Promise<Trace> {
  const events = await getAll<Event>('/api/ebay/logs', { request_id: requestId }, signal);
  const runIds = [...new Set(events.flatMap(({ run_id }) => (run_id === null ? [] : [run_id])))];
  const read = await Promise.all(runIds.slice(0, RUNS_READ).map((id) => readRun(id, signal)));
  const found = read.filter((run) => run !== null);
  const covered = new Set(found.filter(({ all }) => all).map(({ run }) => run.id));
  const steps = [
    ...events.filter(({ run_id }) => run_id === null || !covered.has(run_id)).map(ofEvent),
    ...found.flatMap(({ run, events: own, all }) =>
      own.filter(({ type }) => all || type === 'call').map((event) => ofRunEvent(run.id, event)),
    ),
  ];
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    steps,
    runs: found.map(({ run }) => run),
    runIds,
    unread: runIds.filter((id) => !found.some(({ run, all }) => run.id === id && all)),
  };
}

async function readRun(id: string, signal: AbortSignal) {
  try {
    const run = await get<Run>(`/api/ebay/sync/runs/${id}`, {}, signal);
    const events: RunEvent[] = [];
    let after: string | null = null;
    let more = true;
    while (more && events.length < RUN_EVENTS_READ) {
      const part: RunEvents = await get<RunEvents>(`/api/ebay/sync/runs/${id}/events`, { after, limit: 1000 }, signal);
      events.push(...part.items);
      more = part.items.length > 0 && part.next !== after;
      after = part.next;
    }
    return { run, events, all: !more };
  } catch (fault) {
    // The run of an old event may have been removed.
    if (fault instanceof Fault && fault.status === 404) return null;
    throw fault;
  }
}

const TONES: Readonly<Record<string, Tone>> = { ERROR: 'bad', WARN: 'warn', INFO: 'plain' };

function ofEvent(event: Event): Step {
  return {
    key: `e${event.id}`,
    at: event.at,
    where: 'function',
    tone: TONES[event.level] ?? 'plain',
    what: event.event,
    detail: event.message,
    ms: null,
    ebayId: event.ebay_request_id,
    source: event,
  };
}

function ofRunEvent(run: string, event: RunEvent): Step {
  const common = { key: `r${run} ${event.id}`, at: event.at, ebayId: event.ebay_request_id, source: event };
  const { call } = event;
  if (call === null)
    return {
      ...common,
      where: 'function',
      tone: TONES[event.level ?? 'INFO'] ?? 'plain',
      what: event.event ?? 'event',
      detail: event.message ?? '',
      ms: null,
    };
  return {
    ...common,
    where: 'eBay',
    tone: call.status >= 200 && call.status < 300 ? 'good' : 'bad',
    what: `${call.method} ${call.target}`,
    detail: `${call.status === 0 ? 'no answer' : call.status}${call.attempt > 1 ? `, attempt ${call.attempt}` : ''}${call.failure ? `: ${call.failure}` : ''}`,
    ms: call.ms,
  };
}
