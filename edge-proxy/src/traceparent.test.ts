import { expect, test } from 'vitest';
import { isGoodTraceparent, newTraceparent, trace } from './traceparent';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const GOOD = `00-${TRACE}-${SPAN}-01`;
const through = (init: HeadersInit, requestId = 'id-1') => {
  const headers = new Headers(init);
  trace(headers, requestId);
  return headers;
};

test.each([
  GOOD,
  `00-${TRACE}-${SPAN}-00`,
  `00-${TRACE}-${SPAN}-ff`,
  `cc-${TRACE}-${SPAN}-01`,
  `cc-${TRACE}-${SPAN}-01-what`,
])('%s is passed as it is, with its tracestate', (given) => {
  const headers = through({ traceparent: given, tracestate: 'a=1,b=2' });
  expect(headers.get('traceparent')).toBe(given);
  expect(headers.get('tracestate')).toBe('a=1,b=2');
});

test.each([
  '',
  'x',
  GOOD.toUpperCase(),
  `ff-${TRACE}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE.slice(1)}-${SPAN}-01`,
  `00-${TRACE}0-${SPAN}-01`,
  `00-${TRACE}-${SPAN.slice(1)}-01`,
  `00-${TRACE}-${SPAN}-1`,
  `00-${TRACE}-${SPAN}-01-`,
  `00-${TRACE}-${SPAN}-01-more`,
  `cc-${TRACE}-${SPAN}-01.more`,
  `0-${TRACE}-${SPAN}-01`,
  `00_${TRACE}-${SPAN}-01`,
  `00-${TRACE.replace('0', 'g')}-${SPAN}-01`,
  `${GOOD}, ${GOOD}`,
  `00-${TRACE}-${SPAN}`,
])('%j is replaced, and its tracestate left out', (bad) => {
  const headers = through({ traceparent: bad, tracestate: 'a=1' });
  expect(isGoodTraceparent(headers.get('traceparent'))).toBe(true);
  expect(headers.get('traceparent')).not.toContain(TRACE);
  expect(headers.get('tracestate')).toBe(null);
});

test('two headers are replaced by one', () => {
  const headers = through([
    ['traceparent', GOOD],
    ['traceparent', GOOD],
  ]);
  expect(headers.get('traceparent')).not.toContain(',');
});

test('a missing one is made, a new one each time', () => {
  expect(through({}).get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(newTraceparent('id-1')).not.toBe(newTraceparent('id-1'));
});

test("the trace has the request's id if that is a UUID, and is a valid one in any case", () => {
  expect(newTraceparent('550e8400-e29b-41d4-a716-446655440000')).toContain('-550e8400e29b41d4a716446655440000-');
  expect(isGoodTraceparent(newTraceparent('00000000-0000-0000-0000-000000000000'))).toBe(true);
});
