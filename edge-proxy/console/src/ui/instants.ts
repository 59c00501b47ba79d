const UNITS: readonly [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** `2026-11-21 03:22:07 UTC`: one time zone for everyone who reads the same log. */
export function utc(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The two largest units: `1 h 59 min`, `12 s`, `89 d 23 h`. */
export function duration(milliseconds: number): string {
  let rest = Math.max(0, Math.round(milliseconds / 1000));
  const parts: string[] = [];
  for (const [name, seconds] of UNITS) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) parts.push(`${count} ${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ') || '0 s';
}

/** `in 1 h 59 min`, `12 s ago`, `now`. */
export function relative(iso: string, now: number): string {
  const distance = new Date(iso).getTime() - now;
  if (Number.isNaN(distance)) return '';
  if (Math.abs(distance) < 1000) return 'now';
  return distance > 0 ? `in ${duration(distance)}` : `${duration(-distance)} ago`;
}

/** The first instant of a date field's day in UTC. */
export function startOfDay(day: string): string | null {
  return day === '' ? null : `${day}T00:00:00Z`;
}

/** The last full second of a date field's day in UTC, but never in the future: the API refuses that. */
export function endOfDay(day: string, now: number): string | null {
  if (day === '') return null;
  const end = Date.parse(`${day}T23:59:59Z`);
  return new Date(Math.min(end, now)).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same instant on the clock of the one who reads it: `21 Nov 2026, 04:22:07 GMT+1`. */
export function inViewerZone(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : VIEWER_ZONE.format(at);
}

const VIEWER_ZONE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
