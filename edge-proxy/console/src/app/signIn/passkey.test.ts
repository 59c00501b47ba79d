import { expect, test } from 'vitest';
import { base64url } from './passkey';

test('bytes travel as base64url without padding', () => {
  expect(base64url(new Uint8Array([0xfb, 0xff, 0xfe, 0x00]).buffer)).toBe('-__-AA');
  expect(base64url(new ArrayBuffer(0))).toBe('');
});
