export const TRACEPARENT = 'traceparent';
export const TRACESTATE = 'tracestate';

// W3C Trace Context, "traceparent"; the same as in Java's TraceParent. Versions behind 00 may have more members.
const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const NOTHING = /^0+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Two lines of the header arrive joined by a comma, which is not valid. */
export function isGoodTraceparent(given: string | null): boolean {
  const [, version, trace = '', span = '', more] = FORM.exec(given ?? '') ?? [];
  if (version === undefined || version === 'ff' || NOTHING.test(trace) || NOTHING.test(span)) return false;
  return version !== '00' || more === undefined;
}

/** A new trace. If the request's id is a UUID it is the same id, so that one search finds both. */
export function newTraceparent(requestId: string): string {
  const own = UUID.test(requestId) ? requestId.replaceAll('-', '') : '';
  const trace = own === '' || NOTHING.test(own) ? crypto.randomUUID().replaceAll('-', '') : own;
  // Never zero: the bits of a UUID's version are among it.
  const span = crypto.randomUUID().replaceAll('-', '').slice(0, 16);
  return `00-${trace}-${span}-01`;
}

/** Leaves the trace that the client sent as it is, and begins a new one where there is none or an invalid one. */
export function trace(headers: Headers, requestId: string): void {
  if (isGoodTraceparent(headers.get(TRACEPARENT))) return;
  // It belongs to the trace that is not passed on (W3C Trace Context, "tracestate").
  headers.delete(TRACESTATE);
  headers.set(TRACEPARENT, newTraceparent(requestId));
}
