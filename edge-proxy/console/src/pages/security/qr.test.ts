import { expect, test } from 'vitest';
import { qrPath } from './qr';

test('a QR code has its quiet zone and the three finder patterns', () => {
  const { path, size } = qrPath('otpauth://totp/eBay%20Connector:a@b.test?secret=ABCDEFGHIJKLMNOP&issuer=x');
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x},${y}`));
  for (let n = 0; n < size; n++)
    for (const edge of [`${n},0`, `${n},1`, `0,${n}`, `1,${n}`, `${n},${size - 1}`, `${size - 1},${n}`])
      expect(dark.has(edge)).toBe(false);
  const finder = (left: number, top: number) =>
    Array.from({ length: 7 }, (_, n) => dark.has(`${left + n},${top}`) && dark.has(`${left + n},${top + 6}`)).every(
      Boolean,
    );
  expect([finder(2, 2), finder(size - 9, 2), finder(2, size - 9)]).toEqual([true, true, true]);
  expect(dark.has('3,3')).toBe(false);
});

test('another text is another code', () => {
  expect(qrPath('a').path).not.toBe(qrPath('b').path);
});
