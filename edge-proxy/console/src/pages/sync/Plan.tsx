import type { DryRun, DryRunWindow } from '../../api.types';
import { Bar, count, Facts, Notice, Time, utc } from '../../ui';

const WINDOWS_SHOWN = 20;

/** What a dry run says: what would be read, and what that costs of today's quota. Nothing was stored. */
export function Plan({ of: { windows, estimate, quota, budget, error } }: { of: DryRun }) {
  return (
    <section class="stack plan" aria-label="Plan">
      <p>
        <strong>Nothing was stored.</strong> The sync would do this:
      </p>
      {error !== null && (
        <Notice tone="bad">
          <p>
            <strong>{error.code.replaceAll('_', ' ')}</strong>
            {error.detail && `: ${error.detail}`}
          </p>
        </Notice>
      )}
      <Facts
        of={[
          ['Records', estimate && `about ${count(estimate.records)}`],
          ['Calls of eBay', estimate && calls(estimate.calls_at_least, estimate.calls_at_most)],
          ['eBay counts left', quota && `${count(quota.remaining)} of ${count(quota.limit)} calls`],
          ['Counted anew', quota?.resets_at && <Time at={quota.resets_at} exact />],
        ]}
      />
      {budget !== null && (
        <>
          <Bar
            label={`Quota of ${budget.api} today`}
            used={budget.used_today + budget.used_by_others}
            limit={budget.limit}
            forecast={budget.forecast_today + budget.used_by_others}
            unit="calls"
          />
          <p>
            {budget.fits
              ? 'It fits into what is left today.'
              : 'It does not fit into what is left today: the run would wait and go on after eBay’s reset.'}
          </p>
        </>
      )}
      <details>
        <summary>
          {count(windows.length)} {windows.length === 1 ? 'window' : 'windows'}
        </summary>
        <ul class="small">
          {windows.slice(0, WINDOWS_SHOWN).map((window, n) => (
            <li key={n}>{windowWords(window)}</li>
          ))}
          {windows.length > WINDOWS_SHOWN && <li>and {count(windows.length - WINDOWS_SHOWN)} more</li>}
        </ul>
      </details>
    </section>
  );
}

function calls(least: number, most: number): string {
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}

function windowWords({ list, from, to, keys }: DryRunWindow): string {
  const period =
    from === null && to === null ? 'all of it' : [from && utc(from), to && utc(to)].filter(Boolean).join(' to ');
  return `${list}: ${keys === null ? period : `${count(keys)} by their ids`}`;
}
