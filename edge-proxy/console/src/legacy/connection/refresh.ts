import { utc } from '../../ui/instants';
import { Fault, post } from '../api';
import { busy, button, el, fill } from '../dom';
import { faultNotice, notice } from '../parts';
import type { RefreshResult, Token } from '../types';

const SENTENCES: Record<string, string> = {
  would_refresh: 'Dry run: the token would be refreshed now. Nothing was changed.',
  would_wait: 'Dry run: the last refresh failed, so refreshing is paused for up to 30 seconds. Nothing was changed.',
  refreshed: 'The token was refreshed.',
  needs_reconnect: 'The refresh token no longer works. Reconnect the account.',
};

/** Refreshes the token, or shows what a refresh would do. */
export function refreshControls(token: Token, result: HTMLElement, changed: () => void): HTMLElement {
  const dry = button('Dry run', () => void busy(dry, () => run(true)));
  const real = button('Refresh', () => void busy(real, () => run(false)));
  dry.setAttribute('aria-label', `Dry run a refresh for ${token.account}`);
  real.setAttribute('aria-label', `Refresh the token of ${token.account}`);
  return el('div', { class: 'row tight' }, dry, real);

  async function run(dryRun: boolean): Promise<void> {
    fill(result);
    try {
      const done = await post<RefreshResult>(`/api/ebay/token-info/${encodeURIComponent(token.account_id)}/refresh`, {
        dry_run: dryRun,
      });
      fill(
        result,
        notice(
          'good',
          el(
            'p',
            {},
            el('strong', {}, `${token.account}: `),
            SENTENCES[done.action] ?? done.action.replaceAll('_', ' '),
          ),
          differences(done),
        ),
      );
      if (!dryRun) changed();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(result, faultNotice(fault));
    }
  }
}

/** The members whose values differ before and after. */
function differences({ before, after }: RefreshResult): HTMLElement | null {
  if (after === null) return null;
  const names = (Object.keys(after) as (keyof Token)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  return el(
    'ul',
    { class: 'plain small' },
    ...names.map((name) => el('li', {}, el('code', {}, name), ' ', shown(before[name]), ' → ', shown(after[name]))),
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? utc(value) : value;
  return value === null || value === undefined ? 'none' : JSON.stringify(value);
}
