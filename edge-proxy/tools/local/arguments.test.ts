import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';

test('--origin is enough; the port is a free one by default', () => {
  expect(readArguments(['--origin', 'http://127.0.0.1:9100'])).toEqual({ origin: 'http://127.0.0.1:9100', port: 0 });
  expect(readArguments(['--port', '8788', '--origin', 'http://127.0.0.1:9100'])).toEqual({
    origin: 'http://127.0.0.1:9100',
    port: 8788,
  });
});

test.each([
  [[], '--origin is missing'],
  [['--origin'], '--origin needs a value'],
  [['--origin', '127.0.0.1:9100'], '--origin must be an http(s) address'],
  [['--origin', 'http://127.0.0.1:9100/stage'], '--origin must be an http(s) address'],
  [['--origin', 'http://x', '--port', '65536'], '--port must be a number'],
  [['--origin', 'http://x', '--port', 'eighty'], '--port must be a number'],
  [['--verbose', '1'], 'Unknown argument --verbose'],
])('%j is refused in one sentence', (args, sentence) => {
  expect(readArguments(args)).toContain(sentence);
});
