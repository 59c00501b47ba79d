import { encode } from 'uqr';

const QUIET_ZONE = 2;

/** The dark modules of a QR code as one path of an SVG, and how many modules a side has. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}
