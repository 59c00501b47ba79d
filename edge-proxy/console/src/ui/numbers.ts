/** `12,345`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** A decimal number as the API sends it, with its own digits: `1234.50` is `1,234.50`. */
export function decimal(value: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  if (match === null) return value;
  const [, sign, whole, rest] = match;
  return `${sign === '-' ? '−' : ''}${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ?? ''}`;
}

/** `1.2 kB`, `34 MB`. */
export function bytes(number: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let left = number;
  let unit = 0;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1000;
    unit++;
  }
  return `${unit === 0 || left >= 100 ? Math.round(left) : left.toFixed(1)} ${units[unit]}`;
}
