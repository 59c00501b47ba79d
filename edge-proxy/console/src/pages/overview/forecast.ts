import type { QuotaUse } from '../../api.types';

const DAY_MS = 86_400_000;
/** Before that, a few calls would foretell a wild number. */
const SOONEST = 1 / 24;

/** How many calls the connector will have made when the quota's day ends, if it goes on as it did since the day began. */
export function forecast({ used, resets_at }: QuotaUse, now: number): number {
  const passed = 1 - (Date.parse(resets_at) - now) / DAY_MS;
  if (!Number.isFinite(passed) || passed < SOONEST || passed > 1) return used;
  return Math.round(used / passed);
}

/** Whether runs wait for the quota today, or will. */
export function isShort(quota: QuotaUse, now: number): boolean {
  const blocked = quota.blocked_until !== null && Date.parse(quota.blocked_until) > now;
  return blocked || Math.max(quota.used, forecast(quota, now)) >= quota.share;
}
