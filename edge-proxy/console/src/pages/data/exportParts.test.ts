import { expect, test } from 'vitest';
import { linesOf } from './exportParts';

test.each([
  ['', 0],
  ['a,b\r\n1,2\r\n', 2],
  ['a,b\r\n1,"two\r\nlines"\r\n', 2],
  ['a\r\n"say ""hi""\n"\r\n', 2],
  ['a\n1', 2],
  ['{"a":1}\n{"b":2}\n', 2],
  ['{"a":"say \\"hi"}\n{"b":"\\\\"}\n', 2],
])('%j has %i lines', (text, lines) => {
  expect(linesOf(text)).toBe(lines);
});
